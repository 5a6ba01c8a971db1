using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.LocalOrg.Sample;

/// <summary>An event of a story at its moment.</summary>
public sealed record TimedEvent(Story Story, StoryEvent Event, DateTime At);

/// <summary>Lays the stories' events on one calendar.</summary>
public static class SampleTimeline
{
    /// <summary>
    /// All events oldest first. The hour follows from the customer's and the event's place in the files, within the working day
    /// (08:00 to 17:59 UTC), so that the same files give the same calendar; a story's own order is kept on a shared day.
    /// </summary>
    public static IReadOnlyList<TimedEvent> Of(IReadOnlyList<Story> stories, DateTime todayUtc)
    {
        var timed = new List<(TimedEvent Timed, int Story, int Index)>();
        for (var s = 0; s < stories.Count; s++)
        {
            var previousDay = int.MinValue;
            var sameDay = 0;
            for (var e = 0; e < stories[s].Events.Count; e++)
            {
                var item = stories[s].Events[e];
                sameDay = item.Day == previousDay ? sameDay + 1 : 0;
                previousDay = item.Day;
                var minute = Math.Min((8 * 60) + (s * 37 % 240) + (e % 4) + (sameDay * 45), (17 * 60) + 59);
                timed.Add((new TimedEvent(stories[s], item, todayUtc.Date.AddDays(item.Day).AddMinutes(minute)), s, e));
            }
        }

        return timed.OrderBy(item => item.Timed.At).ThenBy(item => item.Story).ThenBy(item => item.Index).Select(item => item.Timed).ToList();
    }
}
