namespace FPReconcile.Synthetic.Recipes;

/// <summary>Model files of <c>link</c> for the recipes: which pairs to compare, and how.</summary>
internal static class RecipeModels
{
    /// <summary>
    /// Narrow rules first, inside a day and across days; then the wide ones of a day, for records that share little. Frequencies
    /// count for the order too: that both are the first child says nothing, that both are the second says much.
    /// </summary>
    public const string Births = """
        {
          "id": "rec_id",
          "link_type": "one_to_one",
          "blocking_rules": [
            { "on": ["birth_date", "mother_birth_date"] },
            { "on": ["birth_date", "mother_surname", "mother_given_name"] },
            { "on": ["birth_date", "mother_surname", "mother_given_name"], "swap": ["mother_surname", "mother_given_name"] },
            { "on": ["birth_date", "facility_code", "mother_surname"] },
            { "on": ["birth_date", "facility_code", "mother_given_name"] },
            { "on": ["birth_date", "area_code", "mother_given_name"] },
            { "on": ["mother_national_id"] },
            { "on": ["phone"] },
            { "on": ["mother_surname", "mother_given_name", "mother_birth_date"] },
            { "on": ["mother_surname", "mother_birth_date"] },
            { "on": ["mother_given_name", "mother_birth_date"] },
            { "on": ["area_code", "mother_birth_date"] },
            { "on": ["mother_surname", "mother_given_name"] },
            { "on": ["birth_date", "mother_surname"] },
            { "on": ["birth_date", "mother_given_name"] },
            { "on": ["birth_date", "area_code"] },
            { "on": ["birth_date", "facility_code", "sex"] }
          ],
          "comparisons": [
            { "column": "mother_surname", "kind": "name", "term_frequency": true, "swap_with": "mother_given_name" },
            { "column": "mother_given_name", "kind": "name", "term_frequency": true },
            { "column": "mother_birth_date", "kind": "date" },
            { "column": "mother_national_id", "kind": "identifier" },
            { "column": "phone", "kind": "identifier" },
            { "column": "birth_date", "kind": "date" },
            { "column": "facility_code", "kind": "category", "term_frequency": true },
            { "column": "area_code", "kind": "category", "term_frequency": true },
            { "column": "child_given_name", "kind": "name", "term_frequency": true, "role": "child" },
            { "column": "sex", "kind": "category", "role": "child" },
            { "column": "birth_order", "kind": "category", "term_frequency": true, "role": "child" },
            { "column": "birth_weight_g", "kind": "number", "role": "child" }
          ]
        }

        """;

    /// <summary>Among some thousand people nearly every field alone makes small blocks; for many more people, join two.</summary>
    public const string People = """
        {
          "id": "rec_id",
          "link_type": "one_to_one",
          "blocking_rules": [
            { "on": ["soc_sec_id"] },
            { "on": ["date_of_birth"] },
            { "on": ["given_name", "surname"] },
            { "on": ["given_name", "surname"], "swap": ["given_name", "surname"] },
            { "on": ["address_1"] },
            { "on": ["street_number", "address_1:4"] },
            { "on": ["given_name:3", "surname:3"] },
            { "on": ["address_2"] },
            { "on": ["surname"] },
            { "on": ["postcode"] },
            { "on": ["suburb"] },
            { "on": ["given_name"] }
          ],
          "comparisons": [
            { "column": "given_name", "kind": "name", "term_frequency": true, "swap_with": "surname" },
            { "column": "surname", "kind": "name", "term_frequency": true },
            { "column": "street_number", "kind": "number" },
            { "column": "address_1", "kind": "text" },
            { "column": "address_2", "kind": "text" },
            { "column": "suburb", "kind": "text" },
            { "column": "postcode", "kind": "identifier" },
            { "column": "state", "kind": "category" },
            { "column": "date_of_birth", "kind": "date", "format": "yyyyMMdd" },
            { "column": "soc_sec_id", "kind": "identifier" }
          ]
        }

        """;
}
