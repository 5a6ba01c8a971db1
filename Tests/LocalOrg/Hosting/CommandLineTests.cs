using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Hosting;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Hosting;

public class CommandLineTests
{
    [Theory]
    [InlineData("", null, false, 5080, true, false)]
    [InlineData("--empty --no-browser", null, true, 5080, false, false)]
    [InlineData("--data a.localorg --port 0", "a.localorg", false, 0, true, false)]
    [InlineData("--managed --port 0", null, false, 0, true, true)]
    public async Task Options_are_read(string line, string? data, bool empty, int port, bool browser, bool managed)
    {
        StartupOptions? seen = null;
        var command = CommandLine.Create((options, _) =>
        {
            seen = options;
            return Task.FromResult(0);
        });
        Assert.Equal(0, await command.Parse(line).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(new StartupOptions(data, empty, port, browser, managed), seen);
    }

    [Theory]
    [InlineData("--port 70000")]
    [InlineData("--port x")]
    [InlineData("--bogus")]
    public void A_wrong_option_is_an_error(string line) =>
        Assert.NotEmpty(CommandLine.Create((_, _) => Task.FromResult(0)).Parse(line).Errors);

    [Fact]
    public async Task A_taken_port_ends_the_program_before_it_builds_anything()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        Assert.Equal(1, await Server.RunAsync(new StartupOptions(Port: port), TestContext.Current.CancellationToken));
    }
}
