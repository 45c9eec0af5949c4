using FPReconcile.Synthetic;

namespace FPReconcile.App.Tests.Guards;

/// <summary>A record with any evidence of death never becomes a contact item, in whatever order the files arrive.</summary>
[Collection(GuardCollection.Name)]
public sealed class BereavementGuardTests(MessyDistrict district)
{
    private static readonly SyntheticSource[] Births = [SyntheticSource.Facility, SyntheticSource.Registration, SyntheticSource.Register];

    private HashSet<string> ClosedRecords =>
        [.. district.District.Births.Where(birth => birth.HasDeathEvidence).SelectMany(birth => Births.SelectMany(birth.Records)).Select(record => record.RecordId)];

    [Fact]
    public void No_birth_with_death_evidence_is_on_a_worklist_or_in_feedback()
    {
        var text = district.Default.ContactTexts();
        var (closed, open) = (ClosedRecords, district.Records.Where(record => record.RecordId.Length > 0).Select(record => record.RecordId).ToHashSet());

        closed.Count.ShouldBeGreaterThan(40);
        open.Count(id => text.Contains(id, StringComparison.Ordinal)).ShouldBeGreaterThan(100);
        closed.Where(id => text.Contains(id, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_way_to_know_of_a_death_closes_the_gate()
    {
        // Without the list of deaths, and without the remarks, some of them would be on a list: the test above is not idle.
        var births = district.District.Births.Where(birth => birth.HasDeathEvidence && birth.Facility.Count > 0).ToList();

        births.ShouldContain(birth => birth.DeathRow != null && birth.Facility.All(record => record.Outcome == ChildOutcome.Live && record.Remarks == null));
        births.ShouldContain(birth => birth.DeathRow == null && birth.Facility.All(record => record.Outcome == null && record.Remarks != null));
        births.ShouldContain(birth => birth.DeathRow == null && birth.Facility.All(record => record.Outcome != null && record.Outcome != ChildOutcome.Live));
    }

    [Fact]
    public void Files_that_sort_in_reverse_give_the_same_contact_items()
    {
        var run = district.Reconcile(Reversed(), "reversed");

        run.ExitCode.ShouldBe(district.Default.ExitCode);
        var text = run.ContactTexts();
        ClosedRecords.Where(id => text.Contains(id, StringComparison.Ordinal)).ShouldBeEmpty();
        var (expected, actual) = (Worklists(district.Default), Worklists(run));
        actual.Keys.ShouldBe(expected.Keys);
        foreach (var (name, bytes) in expected)
            actual[name].ShouldBe(bytes, name);
    }

    private static SortedDictionary<string, byte[]> Worklists(Run run) => new(
        run.Bytes().Where(file => file.Key.StartsWith("worklists/", StringComparison.Ordinal)).ToDictionary(), StringComparer.Ordinal);

    /// <summary>The same files under names that sort the other way round.</summary>
    private string Reversed()
    {
        var folder = district.Path("reversed-in");
        foreach (var source in Directory.GetDirectories(district.Input))
        {
            var target = Directory.CreateDirectory(Path.Combine(folder, Path.GetFileName(source))).FullName;
            var files = Directory.GetFiles(source, "*", SearchOption.AllDirectories).OrderDescending(StringComparer.Ordinal).ToList();
            for (var i = 0; i < files.Count; i++)
                File.Copy(files[i], Path.Combine(target, $"{i:000}{Path.GetExtension(files[i])}"));
        }

        return folder;
    }
}
