using CrmFeedback.LocalOrg.Hosting;

return await CommandLine.Create(Server.RunAsync).Parse(args).InvokeAsync();
