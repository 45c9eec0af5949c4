using FPReconcile.Core.Records;

namespace FPReconcile.Core.Batches;

/// <summary>A record and its place among the records of the file, counted over its sheets from 0: records lie by birth day and are put back by it.</summary>
internal readonly record struct OrderedRecord(BirthRecord Record, int Place);
