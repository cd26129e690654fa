/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps are read by pages. When the dossier changes, as much is read again as was there. */

#include "config.h"

#include "attache-history.h"

#include <glib/gi18n-lib.h>

#include "attache-dossier-private.h"
#include "attache-journal.h"
#include "attache-store-error.h"

#define PAGE 200

struct _AttacheHistoryStep
{
  GObject parent_instance;

  AttacheHistoryStepFields fields; /* Owned */
};

G_DEFINE_FINAL_TYPE (AttacheHistoryStep, attache_history_step, G_TYPE_OBJECT)

struct _AttacheHistory
{
  GObject parent_instance;

  /* Owned */
  AttacheDossier *dossier;
  GListStore *steps;
  GCancellable *cancellable; /* nullable: of the question that runs */

  /* State */
  guint n_wanted;
  gboolean is_all;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AttacheHistory, attache_history, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
attache_history_step_finalize (GObject *object)
{
  AttacheHistoryStep *self = ATTACHE_HISTORY_STEP (object);

  g_free (self->fields.words);
  g_free (self->fields.about);
  G_OBJECT_CLASS (attache_history_step_parent_class)->finalize (object);
}

static void
attache_history_step_class_init (AttacheHistoryStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attache_history_step_finalize;
}

static void
attache_history_step_init (AttacheHistoryStep *self)
{
}

const AttacheHistoryStepFields *
attache_history_step_get_fields (AttacheHistoryStep *self)
{
  g_return_val_if_fail (ATTACHE_IS_HISTORY_STEP (self), NULL);

  return &self->fields;
}

char *
attache_history_words (const char *label)
{
  const char *words;
  g_autofree char *first = NULL;

  g_return_val_if_fail (label != NULL, NULL);

  if (*label == '\0')
    return g_strdup (_ ("Change"));
  /* The label stands within a sentence elsewhere. */
  words = _ (label);
  if (!g_utf8_validate (words, -1, NULL))
    return g_utf8_make_valid (words, -1);
  first = g_utf8_strup (words, g_utf8_next_char (words) - words);
  return g_strconcat (first, g_utf8_next_char (words), NULL);
}

char *
attache_history_about (const char *about, guint n_articles)
{
  if (n_articles > 1 || (n_articles == 1 && about == NULL))
    return g_strdup_printf (ngettext ("%u article", "%u articles", n_articles), n_articles);
  return g_strdup (about);
}

static GType
get_item_type (GListModel *model)
{
  return ATTACHE_TYPE_HISTORY_STEP;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (ATTACHE_HISTORY (model)->steps));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (ATTACHE_HISTORY (model)->steps), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
attache_history_dispose (GObject *object)
{
  AttacheHistory *self = ATTACHE_HISTORY (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->dossier);
  g_clear_object (&self->steps);
  G_OBJECT_CLASS (attache_history_parent_class)->dispose (object);
}

static void
attache_history_class_init (AttacheHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attache_history_dispose;
}

static void
changed_cb (GListModel *steps, guint position, guint n_removed, guint n_added, gpointer user_data)
{
  g_list_model_items_changed (G_LIST_MODEL (user_data), position, n_removed, n_added);
}

static void
attache_history_init (AttacheHistory *self)
{
  self->steps = g_list_store_new (ATTACHE_TYPE_HISTORY_STEP);
  self->n_wanted = PAGE;
  g_signal_connect_object (self->steps, "items-changed", G_CALLBACK (changed_cb), self, 0);
}

/* One question, and its answer. */
typedef struct
{
  guint limit;
  GPtrArray *entries; /* nullable: until answered */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->entries, g_ptr_array_unref);
  g_free (question);
}

/* On a reader. */
static gboolean
ask (AttacheDatabase *db, gpointer data, GError **error)
{
  Question *question = data;

  question->entries = attache_journal_list (db, 0, question->limit, error);
  return question->entries != NULL;
}

static AttacheHistoryStep *
new_step (const AttacheJournalEntry *entry, gboolean is_last)
{
  AttacheHistoryStep *step = g_object_new (ATTACHE_TYPE_HISTORY_STEP, NULL);

  step->fields.is_last = is_last;
  if (entry == NULL)
    {
      step->fields.words = g_strdup (_ ("Beginning"));
      return step;
    }
  step->fields.id = entry->id;
  step->fields.words = attache_history_words (entry->label);
  step->fields.about = attache_history_about (entry->about, entry->n_articles);
  step->fields.made = entry->made;
  step->fields.is_undone = entry->is_undone;
  return step;
}

static void
show_entries (AttacheHistory *self, GPtrArray *entries)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean is_found = FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const AttacheJournalEntry *entry = g_ptr_array_index (entries, i);

      g_ptr_array_add (steps, new_step (entry, !entry->is_undone && !is_found));
      is_found |= !entry->is_undone;
    }
  if (self->is_all && entries->len > 0)
    g_ptr_array_add (steps, new_step (NULL, !is_found));
  g_list_store_splice (self->steps, 0, g_list_model_get_n_items (G_LIST_MODEL (self->steps)),
                       steps->pdata, steps->len);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheHistory) self = user_data;
  g_autoptr (GError) error = NULL;
  const Question *question;
  gpointer data;

  if (!attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
          && !g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_CLOSED))
        g_warning ("the history cannot be read: %s", error->message);
      return;
    }
  question = data;
  if (self->dossier == NULL)
    return;
  self->is_all = question->entries->len < question->limit;
  show_entries (self, question->entries);
}

static void
read_again (AttacheHistory *self)
{
  Question *question = g_new0 (Question, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  question->limit = self->n_wanted;
  attache_store_read_async (attache_dossier_get_store (self->dossier), ask, question, question_free,
                            self->cancellable, answered_cb, g_object_ref (self));
}

AttacheHistory *
attache_history_new (AttacheDossier *dossier)
{
  AttacheHistory *self;

  g_return_val_if_fail (ATTACHE_IS_DOSSIER (dossier), NULL);

  self = g_object_new (ATTACHE_TYPE_HISTORY, NULL);
  self->dossier = g_object_ref (dossier);
  g_signal_connect_object (dossier, "notify::generation", G_CALLBACK (read_again), self,
                           G_CONNECT_SWAPPED);
  read_again (self);
  return self;
}

void
attache_history_read_on (AttacheHistory *self)
{
  g_return_if_fail (ATTACHE_IS_HISTORY (self));

  if (self->is_all || g_list_model_get_n_items (G_LIST_MODEL (self->steps)) < self->n_wanted)
    return;
  self->n_wanted += PAGE;
  read_again (self);
}
