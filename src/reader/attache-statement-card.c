/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The card of a statement, with three pages: what is known, the list of actors to correct it, and
 * where it may begin and end otherwise. */

#include "config.h"

#include "attache-statement-card.h"

#include <glib/gi18n.h>

#include "attache-actor-chooser.h"
#include "attache-line-words.h"
#include "attache-shape-chooser.h"
#include "attache-statement-words.h"

struct _AttacheStatementCard
{
  GtkPopover parent_instance;

  /* Owned */
  AttacheStatement *statement; /* nullable */

  /* Template children */
  GtkStack *stack;
  GtkLabel *speaker;
  GtkLabel *lines;
  GtkLabel *origin;
  GtkWidget *accept;
  GtkWidget *reject;
  GtkWidget *undecide;
  AttacheActorChooser *chooser;
  AttacheShapeChooser *shapes;
  GtkEventController *motion;
};

static guint decided_signal, shaped_signal;

G_DEFINE_FINAL_TYPE (AttacheStatementCard, attache_statement_card, GTK_TYPE_POPOVER)

static void
decide (AttacheStatementCard *self, AttacheDecision decision, gint64 actor_id)
{
  const gint64 id = self->statement != NULL ? attache_statement_get_fields (self->statement)->id
                                            : 0;

  gtk_popover_popdown (GTK_POPOVER (self));
  if (id != 0)
    g_signal_emit (self, decided_signal, 0, id, (guint) decision, actor_id);
}

static void
accept_cb (AttacheStatementCard *self)
{
  decide (self, ATTACHE_DECISION_ACCEPTED,
          attache_statement_get_fields (self->statement)->speaker_id);
}

static void
reject_cb (AttacheStatementCard *self)
{
  decide (self, ATTACHE_DECISION_REJECTED, 0);
}

static void
undecide_cb (AttacheStatementCard *self)
{
  decide (self, ATTACHE_DECISION_NONE, 0);
}

static void
correct_cb (AttacheStatementCard *self)
{
  gtk_stack_set_visible_child_name (self->stack, "actors");
  attache_actor_chooser_open (self->chooser);
}

static void
chosen_cb (AttacheStatementCard *self, gint64 actor_id)
{
  decide (self, ATTACHE_DECISION_EDITED, actor_id);
}

static void
shape_cb (AttacheStatementCard *self)
{
  gtk_stack_set_visible_child_name (self->stack, "shapes");
  attache_shape_chooser_open (self->shapes);
}

static void
shape_chosen_cb (AttacheStatementCard *self, guint shape, gint64 a, gint64 b)
{
  const gint64 id = attache_statement_get_fields (self->statement)->id;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, shaped_signal, 0, id, shape, a, b);
}

static void
attache_statement_card_dispose (GObject *object)
{
  g_clear_object (&ATTACHE_STATEMENT_CARD (object)->statement);
  G_OBJECT_CLASS (attache_statement_card_parent_class)->dispose (object);
}

static void
attache_statement_card_class_init (AttacheStatementCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_statement_card_dispose;
  decided_signal = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_UINT,
                                 G_TYPE_INT64);
  shaped_signal = g_signal_new ("shaped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 4, G_TYPE_INT64, G_TYPE_UINT, G_TYPE_INT64,
                                G_TYPE_INT64);
  g_type_ensure (ATTACHE_TYPE_ACTOR_CHOOSER);
  g_type_ensure (ATTACHE_TYPE_SHAPE_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-statement-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheStatementCard, stack);
  gtk_widget_class_bind_template_child (widget_class, AttacheStatementCard, speaker);
  gtk_widget_class_bind_template_child (widget_class, AttacheStatementCard, lines);
  gtk_widget_class_bind_template_child (widget_class, AttacheStatementCard, origin);
  gtk_widget_class_bind_template_child (widget_class, AttacheStatementCard, accept);
  gtk_widget_class_bind_template_child (widget_class, AttacheStatementCard, reject);
  gtk_widget_class_bind_template_child (widget_class, AttacheStatementCard, undecide);
  gtk_widget_class_bind_template_child (widget_class, AttacheStatementCard, chooser);
  gtk_widget_class_bind_template_child (widget_class, AttacheStatementCard, shapes);
  gtk_widget_class_bind_template_child (widget_class, AttacheStatementCard, motion);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, reject_cb);
  gtk_widget_class_bind_template_callback (widget_class, undecide_cb);
  gtk_widget_class_bind_template_callback (widget_class, correct_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, shape_cb);
  gtk_widget_class_bind_template_callback (widget_class, shape_chosen_cb);
}

static void
attache_statement_card_init (AttacheStatementCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
attache_statement_card_new (void)
{
  return g_object_new (ATTACHE_TYPE_STATEMENT_CARD, NULL);
}

/* @text, as it can stand in a label; @kept owns it. Nullable. */
static const char *
keep_line (GPtrArray *kept, const char *text)
{
  if (text == NULL)
    return NULL;
  g_ptr_array_add (kept, attache_line_words (text, ATTACHE_LINE_CHARS));
  return g_ptr_array_index (kept, kept->len - 1);
}

/* What the card tells in the words of the coverage. */
static AttacheStatementFields
clean_fields (AttacheStatement *statement, GPtrArray *kept)
{
  AttacheStatementFields fields = *attache_statement_get_fields (statement);

  fields.cue_text = keep_line (kept, fields.cue_text);
  fields.source_text = keep_line (kept, fields.source_text);
  fields.speaker_name = keep_line (kept, fields.speaker_name);
  fields.via_name = keep_line (kept, fields.via_name);
  fields.addressee_name = keep_line (kept, fields.addressee_name);
  return fields;
}

/* Takes @line; NULL is no line. */
static void
append_line (GString *string, char *line)
{
  if (line == NULL)
    return;
  if (string->len > 0)
    g_string_append_c (string, '\n');
  g_string_append (string, line);
  g_free (line);
}

static char *
describe_who (const AttacheStatementFields *fields, const char *role)
{
  if (fields->speaker_name == NULL)
    return g_markup_printf_escaped ("<b>%s</b>", _ ("Speaker not known"));
  if (role == NULL)
    return g_markup_printf_escaped ("<b>%s</b>", fields->speaker_name);
  return g_markup_printf_escaped ("<b>%s</b> %s", fields->speaker_name, role);
}

void
attache_statement_card_set_statement (AttacheStatementCard *self, const AttacheShapeGround *ground,
                                      const char *role, GListModel *actors)
{
  AttacheStatement *statement = ground->statement;
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  AttacheStatementFields clean;
  const AttacheStatementFields *fields = &clean;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *who = NULL;
  g_autofree char *origin = NULL;

  g_return_if_fail (ATTACHE_IS_STATEMENT_CARD (self) && ATTACHE_IS_STATEMENT (statement));

  clean = clean_fields (statement, kept);
  g_set_object (&self->statement, statement);
  who = describe_who (fields, keep_line (kept, role));
  append_line (lines, attache_statement_describe_kind (fields));
  append_line (lines, attache_statement_describe_shape (fields));
  append_line (lines, attache_statement_describe_speaker (fields));
  append_line (lines, attache_statement_describe_chain (fields));
  append_line (lines, attache_statement_describe_carried (fields));
  origin = attache_statement_describe_origin (fields);
  gtk_label_set_markup (self->speaker, who);
  gtk_label_set_markup (self->lines, lines->str);
  gtk_label_set_markup (self->origin, origin);
  gtk_widget_set_visible (self->accept,
                          fields->decision != ATTACHE_DECISION_ACCEPTED && fields->speaker_id != 0);
  gtk_widget_set_visible (self->undecide, fields->decision != ATTACHE_DECISION_NONE);
  gtk_stack_set_visible_child_name (self->stack, "facts");
  attache_actor_chooser_set_actors (self->chooser, actors);
  attache_shape_chooser_set_ground (self->shapes, ground);
}

gboolean
attache_statement_card_is_pointed (AttacheStatementCard *self)
{
  g_return_val_if_fail (ATTACHE_IS_STATEMENT_CARD (self), FALSE);

  return gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (self->motion))
         || !g_str_equal (gtk_stack_get_visible_child_name (self->stack), "facts");
}
