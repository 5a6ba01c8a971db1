using System;
using System.ServiceModel;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>What to do when another job was at the same row between reading and writing it.</summary>
public static class RowCollision
{
    /// <summary>
    /// Runs <paramref name="readAndWrite"/>, again from its reading on after a collision. Other faults, and the collision of
    /// the last try, are the caller's: the service's limits and time-outs are for the platform to wait out.
    /// </summary>
    /// <param name="mayFault">Whether a call may fail and another follow: true in asynchronous steps, where each call is its own transaction; false in a custom API, whose transaction a fault ends.</param>
    /// <param name="tries">How often in all, 1 or more.</param>
    /// <param name="readAndWrite">Reads the row and writes it only if it is still the one that was read.</param>
    public static string ReadAgain(bool mayFault, int tries, Func<string> readAndWrite)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return readAndWrite();
            }
            catch (FaultException<OrganizationServiceFault> fault) when (mayFault && attempt < tries && Faults.IsCollision(fault.Detail))
            {
                // What was read is no longer so: read again.
            }
        }
    }
}
