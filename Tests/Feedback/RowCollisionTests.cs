using System;
using System.ServiceModel;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Feedback;

public class RowCollisionTests
{
    [Theory]
    [InlineData(Faults.ConcurrencyVersionMismatch)]
    [InlineData(Faults.DuplicateRecord)]
    [InlineData(Faults.DuplicateRecordEntityKey)]
    [InlineData(Faults.ObjectDoesNotExist)]
    public void A_row_another_job_wrote_is_read_again(int code)
    {
        var tried = 0;
        Assert.Equal("written", RowCollision.ReadAgain(true, 3, () => ++tried < 3 ? throw Fault(code) : "written"));
        Assert.Equal(3, tried);
    }

    [Fact]
    public void The_last_collision_is_the_callers()
    {
        var tried = 0;
        Assert.Equal(Faults.DuplicateRecord, Code(() => RowCollision.ReadAgain(true, 3, () => throw Fault(Faults.DuplicateRecord, ++tried))));
        Assert.Equal(3, tried);
    }

    [Theory]
    [InlineData(true, Faults.TooManyRequests)]
    [InlineData(true, Faults.SqlTimeout)]
    [InlineData(true, 1)]
    [InlineData(false, Faults.ConcurrencyVersionMismatch)]
    public void A_busy_service_a_refusal_and_a_fault_in_a_transaction_are_not_tried_again(bool mayFault, int code)
    {
        var tried = 0;
        Assert.Equal(code, Code(() => RowCollision.ReadAgain(mayFault, 3, () => throw Fault(code, ++tried))));
        Assert.Equal(1, tried);
    }

    private static int Code(Func<string> act) => Assert.Throws<FaultException<OrganizationServiceFault>>(act).Detail.ErrorCode;

    private static FaultException<OrganizationServiceFault> Fault(int code, int number = 1) =>
        new(new OrganizationServiceFault { ErrorCode = code, Message = "try " + number }, "try " + number);
}
