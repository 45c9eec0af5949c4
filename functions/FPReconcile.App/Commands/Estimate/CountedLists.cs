using FPReconcile.Core.Completeness;

namespace FPReconcile.App.Commands.Estimate;

/// <summary>One dataset of the file of <c>--histories</c>.</summary>
internal sealed record CountedLists(string Name, CaptureCounts Counts);
