using System;
using System.Globalization;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace FaultCatchingPlugin;

/// <summary>Reads a row and turns the service's fault into a message with the fault's code.</summary>
public class CatchesFault : IPlugin
{
    /// <inheritdoc />
    public void Execute(IServiceProvider serviceProvider)
    {
        var factory = (IOrganizationServiceFactory)serviceProvider.GetService(typeof(IOrganizationServiceFactory));
        try
        {
            factory.CreateOrganizationService(null).Retrieve("account", Guid.Empty, new ColumnSet("name"));
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            throw new InvalidPluginExecutionException(
                "caught " + fault.Detail.ErrorCode.ToString("X8", CultureInfo.InvariantCulture) + " " + fault.Message, fault);
        }
    }
}
