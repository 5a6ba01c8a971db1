using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Sample;

/// <summary>Plays the sample year into an organisation: customers first, then every event through Create, oldest first, so that the installed plug-ins do the scoring.</summary>
public static class SampleOrganization
{
    /// <summary>Plays all stories and waits until the asynchronous jobs are done.</summary>
    /// <param name="organization">An organisation with both solutions imported and activated.</param>
    /// <param name="progress">Told after every event.</param>
    /// <param name="cancellation">Stops between two events.</param>
    public static async Task<SampleResult> PlayAsync(LocalOrganization organization, IProgress<SampleProgress>? progress = null, CancellationToken cancellation = default)
    {
        var watch = Stopwatch.StartNew();
        var stories = StoryReader.ReadAll();
        var timeline = SampleTimeline.Of(stories, organization.Clock.GetUtcNow().UtcDateTime);
        var player = new StoryPlayer(organization.CreateService(organization.AdminUserId), organization.AdminUserId);
        foreach (var story in stories)
            player.CreateCustomer(story);
        SampleEvents.Create(organization.CreateService(organization.AdminUserId), organization.Clock.GetUtcNow().UtcDateTime);
        var sources = 0;
        for (var i = 0; i < timeline.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (player.Play(timeline[i]))
                sources++;
            progress?.Report(new SampleProgress(i + 1, timeline.Count));
        }

        await organization.Jobs.DrainAsync(cancellation);
        await Recalculate(organization, cancellation);
        return new SampleResult(stories.Count, sources, watch.Elapsed);
    }

    // What a scheduled flow does in an organisation: the baseline is written, and what time alone has changed is computed again.
    private static async Task Recalculate(LocalOrganization organization, CancellationToken cancellation)
    {
        var admin = organization.CreateService(organization.AdminUserId);
        while ((int)admin.Execute(new OrganizationRequest("cfb_RecalculateSatisfaction"))["Remaining"] > 0)
            cancellation.ThrowIfCancellationRequested();
        await organization.Jobs.DrainAsync(cancellation);
    }
}
