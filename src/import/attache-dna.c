/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Databases of the Discourse Network Analyzer, versions 2 and 3: documents, and what coders marked
 * in them as statements. A statement becomes a note on its span; the value of each of its variables
 * ("person", "organization", "concept", "agreement") a tag such as "Person/Ada Lorne". The tables
 * are those that DNA's own source makes; they are loaded one by one, for no index is trusted. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-civil.h"
#include "attache-draft-sections.h"
#include "attache-foreign-database.h"
#include "attache-format.h"

/* More rows than this are no coding by people. */
#define MAX_ROWS 2000000

/* The kind of statement that every database has; others are named by a tag. */
#define USUAL_TYPE "DNA Statement"

typedef struct
{
  gint64 id;
  gint64 start; /* UTF-16 units, as Java counts */
  gint64 stop;
  gint64 coder;
  gint64 type;
  AttacheDraftNote *note; /* Owned until a draft takes it */
} Statement;

typedef struct
{
  const AttacheSource *source;
  AttacheHarvest *harvest;
  AttacheForeignDatabase *db; /* Owned */
  /* Owned, by id */
  GHashTable *coders;     /* char * */
  GHashTable *types;      /* char * */
  GHashTable *variables;  /* char * */
  GHashTable *links;      /* id of a variable, as a pointer; empty before version 3.1 */
  GHashTable *entities;   /* char *; empty in version 2 */
  GHashTable *statements; /* Statement, which it owns */
  GHashTable *documents;  /* GPtrArray of Statement */
  gboolean in_seconds; /* dates: seconds in UTC; else milliseconds in the zone of this computer */
  guint n_rows;
  GError *error; /* Owned: what ended the reading */
} Reader;

static gboolean
recognise (const AttacheSource *source)
{
  return attache_foreign_database_is (source->data, source->length)
         && attache_source_contains (source, "DOCUMENTS")
         && attache_source_contains (source, "STATEMENTTYPES");
}

static void
statement_free (gpointer data)
{
  Statement *statement = data;

  g_clear_pointer (&statement->note, attache_draft_note_free);
  g_free (statement);
}

static gint64 *
key_new (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static GHashTable *
table_new (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static gboolean
may_go_on (Reader *self)
{
  if (++self->n_rows > MAX_ROWS && self->error == NULL)
    attache_source_set_error (self->source, &self->error, ATTACHE_IMPORT_ERROR_TOO_LARGE, 0,
                              _ ("the database has too many rows"));
  return self->error == NULL;
}

/* Tables of names */

typedef struct
{
  Reader *reader;
  GHashTable *names;
} Names;

static gboolean
name_cb (const AttacheForeignRow *row, gpointer data)
{
  Names *names = data;

  g_hash_table_insert (names->names, key_new (attache_foreign_row_get_int (row, 0)),
                       attache_foreign_row_dup_text (row, 1));
  return may_go_on (names->reader);
}

/* TRUE also where there is no such table: the versions differ. */
static gboolean
load_names (Reader *self, GHashTable *into, const char *table, const char *column, const char *sql)
{
  Names names = { self, into };

  return !attache_foreign_database_has (self->db, table, column)
         || attache_foreign_database_each (self->db, sql, name_cb, &names);
}

static gboolean
link_cb (const AttacheForeignRow *row, gpointer data)
{
  Reader *self = data;

  g_hash_table_insert (self->links, key_new (attache_foreign_row_get_int (row, 0)),
                       key_new (attache_foreign_row_get_int (row, 1)));
  return may_go_on (self);
}

static gboolean
load_links (Reader *self)
{
  return !attache_foreign_database_has (self->db, "ROLEVARIABLELINKS", "VariableId")
         || attache_foreign_database_each (self->db, "SELECT ID, VariableId FROM ROLEVARIABLELINKS",
                                           link_cb, self);
}

/* Statements and the values of their variables */

static gboolean
statement_cb (const AttacheForeignRow *row, gpointer data)
{
  Reader *self = data;
  Statement *statement = g_new0 (Statement, 1);
  const gint64 document = attache_foreign_row_get_int (row, 1);
  GPtrArray *list = g_hash_table_lookup (self->documents, &document);
  const char *coder;
  const char *type;

  statement->id = attache_foreign_row_get_int (row, 0);
  statement->start = attache_foreign_row_get_int (row, 2);
  statement->stop = attache_foreign_row_get_int (row, 3);
  statement->coder = attache_foreign_row_get_int (row, 4);
  statement->type = attache_foreign_row_get_int (row, 5);
  coder = g_hash_table_lookup (self->coders, &statement->coder);
  type = g_hash_table_lookup (self->types, &statement->type);
  statement->note = attache_draft_note_new ((AttacheSpan){ 0, 0 }, coder);
  if (type != NULL && strcmp (type, USUAL_TYPE) != 0)
    attache_draft_note_add_tag (statement->note, type);
  if (g_hash_table_contains (self->statements, &statement->id))
    {
      statement_free (statement);
      return may_go_on (self);
    }
  g_hash_table_insert (self->statements, key_new (statement->id), statement);
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->documents, key_new (document), list);
    }
  g_ptr_array_add (list, statement);
  return may_go_on (self);
}

/* Early databases of version 2 name the columns without "Id". */
static gboolean
load_statements (Reader *self)
{
  gboolean has_ids = attache_foreign_database_has (self->db, "STATEMENTS", "DocumentId");
  gboolean has_type = attache_foreign_database_has (self->db, "STATEMENTS", "StatementTypeId");
  g_autofree char *sql = g_strdup_printf ("SELECT ID, %s, Start, Stop, Coder, %s FROM STATEMENTS",
                                          has_ids ? "DocumentId" : "Document",
                                          has_type ? "StatementTypeId" : "NULL");

  return !attache_foreign_database_has (self->db, "STATEMENTS", "Start")
         || attache_foreign_database_each (self->db, sql, statement_cb, self);
}

typedef struct
{
  Reader *reader;
  gboolean is_boolean;
  gboolean is_long;
} Values;

/* "Person/Ada Lorne" */
static void
add_code (AttacheDraftNote *note, const char *variable, const char *value)
{
  g_autofree char *first = g_utf8_strup (variable, g_utf8_next_char (variable) - variable);
  g_autofree char *tag = NULL;

  if (value[strspn (value, " \t\r\n")] == '\0')
    return;
  tag = g_strdup_printf ("%s%s/%s", first, g_utf8_next_char (variable), value);
  attache_draft_note_add_tag (note, tag);
}

/* What was written at length is the note itself. */
static void
add_remark (AttacheDraftNote *note, const char *remark)
{
  char *joined;

  if (remark[strspn (remark, " \t\r\n")] == '\0')
    return;
  joined = *note->text != '\0' ? g_strconcat (note->text, "\n\n", remark, NULL) : g_strdup (remark);
  g_free (note->text);
  note->text = joined;
}

static gboolean
value_cb (const AttacheForeignRow *row, gpointer data)
{
  const Values *values = data;
  Reader *self = values->reader;
  const gint64 statement_id = attache_foreign_row_get_int (row, 0);
  const gint64 variable_id = attache_foreign_row_get_int (row, 1);
  const gint64 number = attache_foreign_row_get_int (row, 2);
  const gint64 *linked = g_hash_table_lookup (self->links, &variable_id);
  Statement *statement = g_hash_table_lookup (self->statements, &statement_id);
  const char *variable = g_hash_table_lookup (self->variables,
                                              linked != NULL ? linked : &variable_id);
  const char *entity = attache_foreign_row_is_int (row, 2)
                           ? g_hash_table_lookup (self->entities, &number)
                           : NULL;
  g_autofree char *own = NULL;

  if (statement == NULL || variable == NULL || *variable == '\0')
    return may_go_on (self);
  if (values->is_boolean)
    add_code (statement->note, variable, number != 0 ? "yes" : "no");
  else if (entity != NULL && !values->is_long)
    add_code (statement->note, variable, entity);
  else
    {
      own = attache_foreign_row_dup_text (row, 2);
      if (values->is_long)
        add_remark (statement->note, own);
      else
        add_code (statement->note, variable, own);
    }
  return may_go_on (self);
}

static gboolean
load_values (Reader *self, const char *table, gboolean is_boolean, gboolean is_long)
{
  Values values = { self, is_boolean, is_long };
  gboolean has_links = attache_foreign_database_has (self->db, table, "RoleVariableLinkId");
  gboolean has_entity = attache_foreign_database_has (self->db, table, "Entity");
  g_autofree char *sql = g_strdup_printf ("SELECT StatementId, %s, %s FROM %s",
                                          has_links ? "RoleVariableLinkId" : "VariableId",
                                          has_entity ? "Entity" : "Value", table);

  return !attache_foreign_database_has (self->db, table, "StatementId")
         || attache_foreign_database_each (self->db, sql, value_cb, &values);
}

/* A number in DATAINTEGER may be the id of an entity by chance, so that those are loaded last. */
static gboolean
load_codes (Reader *self)
{
  return load_names (self, self->coders, "CODERS", "Name", "SELECT ID, Name FROM CODERS")
         && load_names (self, self->types, "STATEMENTTYPES", "Label",
                        "SELECT ID, Label FROM STATEMENTTYPES")
         && load_names (self, self->variables, "VARIABLES", "Variable",
                        "SELECT ID, Variable FROM VARIABLES")
         && load_links (self) && load_statements (self)
         && load_values (self, "DATAINTEGER", FALSE, FALSE)
         && load_values (self, "DATABOOLEAN", TRUE, FALSE)
         && load_values (self, "DATALONGTEXT", FALSE, TRUE)
         && load_names (self, self->entities, "ATTRIBUTES", "Value",
                        "SELECT ID, Value FROM ATTRIBUTES")
         && load_names (self, self->entities, "ENTITIES", "Value", "SELECT ID, Value FROM ENTITIES")
         && load_values (self, "DATASHORTTEXT", FALSE, FALSE);
}

/* Documents */

/* Where code points of two UTF-16 units stand, in UTF-16 units; transfer full, in order. */
static GArray *
find_pairs (const char *text, gint64 *n_units)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (gint64));

  *n_units = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_utf8_get_char (p) < 0x10000)
        {
          (*n_units)++;
          continue;
        }
      g_array_append_val (pairs, *n_units);
      *n_units += 2;
    }
  return pairs;
}

static guint32
unit_to_offset (GArray *pairs, gint64 unit)
{
  guint low = 0;
  guint high = pairs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (pairs, gint64, middle) < unit)
        low = middle + 1;
      else
        high = middle;
    }
  return (guint32) (unit - low);
}

static void
add_statements (Reader *self, AttacheDraft *draft, gint64 document)
{
  GPtrArray *statements = g_hash_table_lookup (self->documents, &document);
  g_autoptr (GArray) pairs = NULL;
  gint64 n_units;

  if (statements == NULL)
    return;
  pairs = find_pairs (draft->text, &n_units);
  for (guint i = 0; i < statements->len; i++)
    {
      Statement *statement = g_ptr_array_index (statements, i);

      if (statement->note == NULL)
        continue;
      if (statement->start >= 0 && statement->start < statement->stop && statement->stop <= n_units)
        statement->note->span = (AttacheSpan){ unit_to_offset (pairs, statement->start),
                                               unit_to_offset (pairs, statement->stop) };
      attache_draft_take_note (draft, g_steal_pointer (&statement->note));
    }
}

static void
set_date (const Reader *self, AttacheDraft *draft, gint64 date)
{
  g_autoptr (GDateTime) time = self->in_seconds ? g_date_time_new_from_unix_utc (date)
                                                : g_date_time_new_from_unix_local (date / 1000);
  AttacheCivilDate date_of;
  gboolean is_midnight;
  gint64 instant;

  if (date == 0 || time == NULL || g_date_time_get_year (time) < 1800
      || g_date_time_get_year (time) > 2200)
    return;
  is_midnight = g_date_time_get_hour (time) == 0 && g_date_time_get_minute (time) == 0
                && g_date_time_get_second (time) == 0;
  g_date_time_get_ymd (time, &date_of.year, &date_of.month, &date_of.day);
  instant = attache_civil_instant (date_of, g_date_time_get_hour (time),
                                   g_date_time_get_minute (time), g_date_time_get_second (time));
  attache_draft_set_published (draft, instant,
                               is_midnight ? ATTACHE_PRECISION_DAY : ATTACHE_PRECISION_MINUTE,
                               ATTACHE_BASIS_GIVEN);
}

static char *
dup_text_or_null (const AttacheForeignRow *row, guint column)
{
  g_autofree char *text = g_strstrip (attache_foreign_row_dup_text (row, column));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static gboolean
document_cb (const AttacheForeignRow *row, gpointer data)
{
  Reader *self = data;
  AttacheDraft *draft = attache_draft_new (self->source->name, "dna");
  const gint64 coder = attache_foreign_row_get_int (row, 3);
  char *text = attache_foreign_row_dup_text (row, 2);
  g_autofree char *notes = attache_foreign_row_dup_text (row, 6);

  attache_draft_take_text (draft, text, strlen (text));
  draft->title = dup_text_or_null (row, 1);
  draft->author = dup_text_or_null (row, 4);
  draft->outlet = dup_text_or_null (row, 5);
  set_date (self, draft, attache_foreign_row_get_int (row, 7));
  add_statements (self, draft, attache_foreign_row_get_int (row, 0));
  attache_draft_add_note (draft, (AttacheSpan){ 0, 0 }, notes,
                          g_hash_table_lookup (self->coders, &coder));
  if (draft->text_length > 0)
    attache_draft_find_sections (draft);
  return attache_harvest_take_or_report (self->harvest, draft, &self->error) && may_go_on (self);
}

static void
reader_init (Reader *self, const AttacheSource *source, AttacheHarvest *harvest)
{
  self->source = source;
  self->harvest = harvest;
  self->coders = table_new (g_free);
  self->types = table_new (g_free);
  self->variables = table_new (g_free);
  self->links = table_new (g_free);
  self->entities = table_new (g_free);
  self->statements = table_new (statement_free);
  self->documents = table_new ((GDestroyNotify) g_ptr_array_unref);
}

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->db, attache_foreign_database_close);
  g_hash_table_unref (self->coders);
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->variables);
  g_hash_table_unref (self->links);
  g_hash_table_unref (self->entities);
  g_hash_table_unref (self->documents);
  g_hash_table_unref (self->statements);
}

static gboolean
read_documents (Reader *self)
{
  self->in_seconds = attache_foreign_database_has (self->db, "ENTITIES", "Value");
  return load_codes (self)
         && attache_foreign_database_each (
             self->db, "SELECT ID, Title, Text, Coder, Author, Source, Notes, Date FROM DOCUMENTS",
             document_cb, self);
}

/* What was read before the damage came in. */
static gboolean
report_damage (const AttacheSource *source, AttacheHarvest *harvest, gboolean has_any,
               GError **error)
{
  GError *damage = NULL;

  attache_source_set_error (source, &damage, ATTACHE_IMPORT_ERROR_MALFORMED, 0,
                            _ ("the database is damaged, or of a version that is not read"));
  if (has_any)
    g_ptr_array_add (harvest->problems, damage);
  else
    g_propagate_error (error, damage);
  return has_any;
}

static gboolean
read_dna (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  const guint n_before = harvest->drafts->len;
  Reader reader = { NULL };
  gboolean ok;

  reader_init (&reader, source, harvest);
  reader.db = attache_foreign_database_open (source->data, source->length, source->cancellable);
  ok = reader.db != NULL && attache_foreign_database_has (reader.db, "DOCUMENTS", "Text")
       && read_documents (&reader);
  reader_clear (&reader);
  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (source->cancellable, error))
    return FALSE;
  return ok || report_damage (source, harvest, harvest->drafts->len > n_before, error);
}

const AttacheFormat attache_dna_format = {
  .name = "dna",
  .recognise = recognise,
  .read = read_dna,
};
