/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person tells once and for all: outlets by domain, columns by their names. */

#include "config.h"

#include <glib/gstdio.h>

#include "attache-outlet-rules.h"
#include "attache-table-preview.h"
#include "draft-assertions.h"

static void
add_outlets (AttacheImportRules *rules, const char *text, GPtrArray *problems)
{
  attache_import_rules_take_outlets (rules,
                                     attache_outlet_rules_parse (text, "outlets.tsv", problems));
}

static void
test_outlets (void)
{
  g_autoptr (AttacheImportRules) rules = attache_import_rules_new ();
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();

  add_outlets (rules,
               "# mine\n\npost.example\tSylvan Post\tsy\r\n"
               "www.Wire.example\tRuritanian Wire\n"
               "opinion.post.example\tSylvan Post, opinion\n",
               problems);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (attache_import_rules_find_outlet (rules, "https://www.post.example/a"), ==,
                   "Sylvan Post");
  g_assert_cmpstr (attache_import_rules_find_outlet (rules, "http://opinion.post.example/"), ==,
                   "Sylvan Post, opinion");
  g_assert_cmpstr (attache_import_rules_find_outlet (rules, "https://wire.example:8080/x"), ==,
                   "Ruritanian Wire");
  g_assert_null (attache_import_rules_find_outlet (rules, "https://compost.example/"));
  g_assert_null (attache_import_rules_find_outlet (rules, "no address"));
}

/* A bad line is told with its number, and the others hold. */
static void
test_bad_outlets (void)
{
  static const char *const lines[] = { "line 1", "line 2", "line 3", "line 4", "line 6" };
  g_autoptr (AttacheImportRules) rules = attache_import_rules_new ();
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();

  add_outlets (rules,
               "post.example Sylvan Post\npost example\tPost\n"
               "post.example\t \npost.example\tPost\tSylvania\n"
               "wire.example\tWire\na\tb\tc\td",
               problems);
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < problems->len; i++)
    {
      const GError *problem = g_ptr_array_index (problems, i);

      g_assert_true (g_str_has_prefix (problem->message, "outlets.tsv"));
      g_assert_nonnull (strstr (problem->message, lines[i]));
    }
  g_assert_cmpstr (attache_import_rules_find_outlet (rules, "https://wire.example/"), ==, "Wire");
  g_assert_null (attache_import_rules_find_outlet (rules, "https://post.example/"));
}

/* By the address, by the name, and by what is shipped; what the person says goes before. */
static void
test_countries (void)
{
  static const struct
  {
    const char *url;
    const char *outlet;
    const char *country;
  } cases[] = {
    { "https://m.post.example/a", NULL, "SY" },
    { NULL, "Sylvan Post", "SY" },
    { "https://wire.example/x", "Ruritanian Wire", NULL },
    { "https://wire.example/x", "Sylvan Post", "SY" },
    { "https://www.reuters.com/world/a", NULL, "RU" },
    { "https://apnews.com/a", NULL, "US" },
    { NULL, "Associated Press", "US" },
    { "https://unknown.example/", "Nobody's", NULL },
    { NULL, NULL, NULL },
  };
  g_autoptr (AttacheImportRules) rules = attache_import_rules_new ();
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();

  add_outlets (rules,
               "post.example\tSylvan Post\tsy\nwire.example\tRuritanian Wire\n"
               "reuters.com\tReuters of Ruritania\tRU\n",
               problems);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *country = attache_import_rules_dup_country (rules, cases[i].url,
                                                                   cases[i].outlet);

      g_assert_cmpstr (country, ==, cases[i].country);
    }
}

static GPtrArray *
load_with (const char *text, const AttacheImportRules *rules, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  char name[] = "a.csv";
  const AttacheArchivePiece piece = { name, bytes, 0, NULL };

  return attache_importer_load_piece (&piece, rules, NULL, NULL, error);
}

static void
test_outlet_of_draft (void)
{
  g_autoptr (AttacheImportRules) rules = attache_import_rules_new ();
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GPtrArray) drafts = NULL;

  add_outlets (rules, "post.example\tSylvan Post\n", problems);
  drafts = load_with ("title,url,outlet,text\nTalks,https://post.example/1,POST ONLINE,They met.\n"
                      "Talks,https://wire.example/1,Wire,They met again.\n",
                      rules, NULL);
  g_assert_cmpstr (draft_at (drafts, 0)->outlet, ==, "Sylvan Post");
  g_assert_cmpstr (draft_at (drafts, 1)->outlet, ==, "Wire");
}

static const char TABLE[] = "Nr;Überschrift;Wortlaut;Blatt;Tag\n"
                            "1;Talks;\"They met; and left.\";Sylvan Post;20.9.2031\n"
                            "2;Snow;It snowed on the bridge at Zenda.;Sylvan Post;21.9.2031\n";

static void
test_unknown_columns (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load_with (TABLE, NULL, &error));
  g_assert_error (error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_COLUMNS);
}

static void
test_columns (void)
{
  g_autoptr (AttacheImportRules) rules = attache_import_rules_new ();
  g_autoptr (GError) error = NULL;
  AttacheColumns *columns = attache_columns_parse (
      "text=wortlaut, title = Überschrift,published=TAG", &error);
  g_autoptr (GPtrArray) drafts = NULL;

  g_assert_no_error (error);
  attache_import_rules_take_columns (rules, columns);
  drafts = load_with (TABLE, rules, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpstr (draft_at (drafts, 0)->title, ==, "Talks");
  g_assert_cmpstr (draft_at (drafts, 0)->text, ==, "They met; and left.");
  g_assert_null (draft_at (drafts, 0)->outlet);
  assert_published (draft_at (drafts, 1), "2031-09-21", ATTACHE_BASIS_GIVEN);
}

static void
test_bad_columns (void)
{
  static const char *const lists[] = { "title=Headline", "words=Body", "text", "", "text=Body,," };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (attache_columns_parse (lists[i], &error));
      g_assert_error (error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_COLUMNS);
    }
}

/* Told once, a table with the same columns in another order goes the same way. */
static void
test_remembered (void)
{
  static const char *const names[] = { "Nr", "Überschrift", "Wortlaut", "Blatt", "Tag", NULL };
  static const char *const mixed[] = { "tag", "WORTLAUT", "nr", " Blatt ", "überschrift", NULL };
  static const char *const others[] = { "Nr", "Wortlaut", NULL };
  g_autoptr (AttacheColumns) columns = attache_columns_new (names);
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AttacheImportRules) rules = NULL;
      const AttacheColumns *found;

      attache_columns_set (columns, ATTACHE_FIELD_TEXT, i == 0 ? "Blatt" : "Wortlaut");
      g_assert_true (attache_import_rules_save_columns (columns, &error));
      g_assert_no_error (error);
      rules = attache_import_rules_load (problems);
      g_assert_cmpuint (problems->len, ==, 0);
      found = attache_import_rules_find_columns (rules, mixed);
      g_assert_nonnull (found);
      g_assert_cmpint (attache_columns_find (found, i == 0 ? "BLATT" : "wortlaut"), ==,
                       ATTACHE_FIELD_TEXT);
      g_assert_null (attache_import_rules_find_columns (rules, others));
    }
}

static void
test_outlets_file (void)
{
  g_autoptr (GFile) file = attache_outlet_rules_get_file ();
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GError) error = NULL;

  g_assert_true (attache_outlet_rules_make_file (&error));
  g_assert_no_error (error);
  g_assert_true (g_file_query_exists (file, NULL));
  attache_import_rules_unref (attache_import_rules_load (problems));
  g_assert_cmpuint (problems->len, ==, 0);
}

static char *
load_file (void)
{
  g_autoptr (GFile) file = attache_outlet_rules_get_file ();
  char *text = NULL;

  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  return text;
}

/* Puts in, changes and takes out, as a person would; what is no rule stays where it stands. */
static void
test_outlets_change (void)
{
  g_autoptr (GFile) file = attache_outlet_rules_get_file ();
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  const char *reason;
  g_autoptr (AttacheOutletRule) post = attache_outlet_rule_new ("https://www.Post.example/a?b",
                                                                " Sylvan\tPost ", "sy", &reason);
  g_autoptr (AttacheOutletRule)
      wire = attache_outlet_rule_new ("wire.example", "Ruritanian Wire", "", &reason);
  g_autoptr (AttacheOutletRule)
      moved = attache_outlet_rule_new ("post.example.org", "Sylvan Post", "RU", &reason);
  g_autofree char *text = NULL;
  g_autofree char *less = NULL;
  g_autoptr (GPtrArray) rules = NULL;

  g_assert_cmpstr (post->domain, ==, "post.example");
  g_assert_true (attache_outlet_rules_make_file (NULL));
  g_assert_true (g_file_replace_contents (file, "# mine\nno rule\nzenda.example\tZenda Times",
                                          strlen ("# mine\nno rule\nzenda.example\tZenda Times"),
                                          NULL, FALSE, 0, NULL, NULL, NULL));
  g_assert_true (attache_outlet_rules_replace (NULL, post, NULL));
  g_assert_true (attache_outlet_rules_replace (NULL, wire, NULL));
  g_assert_true (attache_outlet_rules_replace ("post.example", moved, NULL));
  text = load_file ();
  g_assert_cmpstr (text, ==,
                   "# mine\nno rule\nzenda.example\tZenda Times\npost.example.org\tSylvan "
                   "Post\tRU\nwire.example\tRuritanian Wire\n");
  /* Renamed to a domain that has a rule: one is left. */
  g_assert_true (attache_outlet_rules_replace ("zenda.example", moved, NULL));
  g_assert_true (attache_outlet_rules_replace ("wire.example", NULL, NULL));
  less = load_file ();
  g_assert_cmpstr (less, ==, "# mine\nno rule\npost.example.org\tSylvan Post\tRU\n");
  rules = attache_outlet_rules_load (problems, NULL);
  g_assert_cmpuint (rules->len, ==, 1);
  g_assert_cmpuint (problems->len, ==, 1);
}

/* What a person may type wrongly, with a word on it. */
static void
test_outlets_refused (void)
{
  static const char *const cases[][3] = { { "", "Post", "SY" },
                                          { "example", "Post", "SY" },
                                          { "post example.org", "Post", "SY" },
                                          { "post.example.", "Post", "SY" },
                                          { "post.example", " \t", "SY" },
                                          { "post.example", "Post", "Sylvania" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *reason = NULL;

      g_assert_null (attache_outlet_rule_new (cases[i][0], cases[i][1], cases[i][2], &reason));
      g_assert_nonnull (reason);
    }
}

static void
test_preview (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "attache-preview.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheTablePreview) preview = NULL;

  g_assert_true (g_file_set_contents (path,
                                      "id,Headline,What it says,Newspaper,Seen on,Web link\n"
                                      "1,Talks,The ministers met in Zenda and left without a "
                                      "word.,Post,2031-09-20,https://a.example\n"
                                      "2,Snow,It snowed.,Post\n",
                                      -1, &error));
  preview = attache_table_preview_new (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (preview->names), ==, 6);
  g_assert_cmpuint (preview->rows->len, ==, 2);
  g_assert_cmpuint (g_strv_length (g_ptr_array_index (preview->rows, 1)), ==, 6);
  g_assert_cmpstr (attache_columns_get (preview->columns, ATTACHE_FIELD_TEXT), ==, "what it says");
  g_assert_cmpstr (attache_columns_get (preview->columns, ATTACHE_FIELD_TITLE), ==, "headline");
  g_assert_cmpstr (attache_columns_get (preview->columns, ATTACHE_FIELD_OUTLET), ==, "newspaper");
  g_assert_cmpstr (attache_columns_get (preview->columns, ATTACHE_FIELD_URL), ==, "web link");
  g_assert_null (attache_columns_get (preview->columns, ATTACHE_FIELD_AUTHOR));
  g_unlink (path);
}

/* The import and the page that asks go by the same names. */
static void
test_known_names (void)
{
  static const char *const names[] = {
    "Headline,Body,When,Paper,Web address,Journalist",
    "Titre,Texte intégral,Date de publication,Journal,Lien,Auteur",
    "Titel,Volltext,Veröffentlicht am,Zeitung,Adresse,Autorin",
    "Título,Texto,Fecha,Periódico,Enlace,Periodista",
    "Заголовок,Полный текст,Дата публикации,Издание,Ссылка,Автор",
    "TITLE,main_text,publishedAt,source-name,URL,by-line",
  };
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "attache-names.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *table = g_strdup_printf (
          "%s\nTalks,They met in Zenda and left.,2031-09-20,Sylvan Post,https://a.example/,Cora "
          "Vint\n",
          names[i]);
      g_auto (GStrv) list = g_strsplit (names[i], ",", -1);
      g_autoptr (GPtrArray) drafts = load_with (table, NULL, NULL);
      g_autoptr (AttacheTablePreview) preview = NULL;
      const AttacheDraft *draft;

      g_test_message ("%s", names[i]);
      g_assert_nonnull (drafts);
      draft = draft_at (drafts, 0);
      g_assert_cmpstr (draft->text, ==, "They met in Zenda and left.");
      g_assert_cmpstr (draft->title, ==, "Talks");
      g_assert_cmpstr (draft->outlet, ==, "Sylvan Post");
      g_assert_cmpstr (draft->url, ==, "https://a.example/");
      g_assert_cmpstr (draft->author, ==, "Cora Vint");
      assert_published ((AttacheDraft *) draft, "2031-09-20", ATTACHE_BASIS_GIVEN);
      g_assert_true (g_file_set_contents (path, table, -1, NULL));
      preview = attache_table_preview_new (file, NULL, NULL);
      g_assert_nonnull (preview);
      g_assert_cmpint (attache_columns_find (preview->columns, list[1]), ==, ATTACHE_FIELD_TEXT);
      g_assert_cmpint (attache_columns_find (preview->columns, list[2]), ==,
                       ATTACHE_FIELD_PUBLISHED);
      g_assert_cmpint (attache_columns_find (preview->columns, list[3]), ==, ATTACHE_FIELD_OUTLET);
    }
  g_unlink (path);
}

/* Prose with commas, and lists in prose, are text. */
static void
test_prose (void)
{
  static const char *const texts[] = {
    "Ada Lorne, Boris Veld, and Cato Marn met.\nThey spoke, it is said, for an hour.\nThen, they "
    "left.\n",
    "Zenda, 20 September\nThe ministers met; they left.\n",
    "Who, what, when\nNobody knows.\n",
    "Talks\tin Zenda\nThe ministers met.\nThey left.\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) drafts = load (texts[i], -1, "a.txt", NULL);

      g_assert_cmpstr (draft_at (drafts, 0)->format, ==, "text");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/import/rules/outlets", test_outlets);
  g_test_add_func ("/import/rules/bad-outlets", test_bad_outlets);
  g_test_add_func ("/import/rules/countries", test_countries);
  g_test_add_func ("/import/rules/outlet-of-draft", test_outlet_of_draft);
  g_test_add_func ("/import/rules/outlets-file", test_outlets_file);
  g_test_add_func ("/import/rules/outlets-change", test_outlets_change);
  g_test_add_func ("/import/rules/outlets-refused", test_outlets_refused);
  g_test_add_func ("/import/rules/unknown-columns", test_unknown_columns);
  g_test_add_func ("/import/rules/columns", test_columns);
  g_test_add_func ("/import/rules/bad-columns", test_bad_columns);
  g_test_add_func ("/import/rules/remembered", test_remembered);
  g_test_add_func ("/import/rules/preview", test_preview);
  g_test_add_func ("/import/rules/known-names", test_known_names);
  g_test_add_func ("/import/rules/prose", test_prose);
  return g_test_run ();
}
