using Microsoft.Data.Sqlite;

namespace FPReconcile.App.Storage.Local;

/// <summary>Statements on the database of a store, for as long as one reading or one change takes.</summary>
internal sealed class StateSession(SqliteConnection connection)
{
    /// <summary>True when the change is to be taken back: a condition does not hold.</summary>
    public bool IsUndone { get; private set; }

    /// <summary>Takes back all of this change when it ends.</summary>
    public void Undo() => IsUndone = true;

    /// <summary>Runs a statement; gives the number of rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Prepare(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Reads all rows of a statement.</summary>
    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Prepare(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>Reads the first row of a statement; null when there is none.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> values)
        where T : class
    {
        var rows = Rows(sql, read, values);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>True when a container, table or queue was made.</summary>
    public bool Exists(string kind, string name) =>
        Rows("select 1 from places where kind = $kind and name = $name", static _ => true, ("$kind", kind), ("$name", name)).Count > 0;

    private SqliteCommand Prepare(string sql, ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this folder; what comes from outside is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
