using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>What one source is known to have delivered: outside it, kinds that depend on the source are held.</summary>
/// <param name="Source">The source that delivered.</param>
/// <param name="From">First birth date covered; null: no limit.</param>
/// <param name="To">Last birth date covered; null: no limit.</param>
/// <param name="Areas">Area codes covered; empty: all.</param>
public sealed record CoverageDeclaration(SourceKind Source, DateOnly? From, DateOnly? To, IReadOnlyList<string> Areas);

/// <summary>What is known of the delivery of one source that was given to the run.</summary>
/// <param name="Source">The source.</param>
/// <param name="UnreadableFiles">Files, or sheets of them, that could not be read.</param>
public sealed record SourceDelivery(SourceKind Source, int UnreadableFiles);
