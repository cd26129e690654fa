/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is remembered with the window: the filter, the open article, the scope, the lanes and
 * the order of the list. */

#include "config.h"

#include "attache-session-private.h"

GVariant *
attache_session_save_state (AttacheSession *self)
{
  GVariantDict dict;
  gint64 article_id = 0;

  g_return_val_if_fail (ATTACHE_IS_SESSION (self), NULL);

  if (self->reading != NULL)
    article_id = attache_article_get_fields (attache_reading_get_article (self->reading))->id;
  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert_value (&dict, "filter", attache_filter_to_variant (self->filter));
  g_variant_dict_insert (&dict, "article", "x", article_id);
  g_variant_dict_insert (&dict, "scope", "i", (gint32) self->scope);
  g_variant_dict_insert (&dict, "lanes", "i", (gint32) self->lanes);
  g_variant_dict_insert (&dict, "order", "i", (gint32) self->order);
  return g_variant_dict_end (&dict);
}

void
attache_session_restore_state (AttacheSession *self, GVariant *state)
{
  g_autoptr (GVariantDict) dict = NULL;
  g_autoptr (GVariant) filter_state = NULL;
  g_autoptr (AttacheFilter) filter = NULL;
  gint64 article_id = 0;
  gint32 scope = self->scope, lanes = self->lanes, order = self->order;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  if (state == NULL || !g_variant_is_of_type (state, G_VARIANT_TYPE_VARDICT))
    return;
  dict = g_variant_dict_new (state);
  filter_state = g_variant_dict_lookup_value (dict, "filter", NULL);
  filter = attache_filter_from_variant (filter_state);
  attache_session_set_filter (self, filter);
  if (g_variant_dict_lookup (dict, "scope", "i", &scope) && scope >= 0
      && scope <= ATTACHE_SCOPE_DOSSIER)
    attache_session_set_scope (self, scope);
  if (g_variant_dict_lookup (dict, "lanes", "i", &lanes) && lanes >= 0
      && lanes <= ATTACHE_LANES_OUTLET)
    attache_session_set_lanes (self, lanes);
  if (g_variant_dict_lookup (dict, "order", "i", &order) && order >= 0
      && order <= ATTACHE_ORDER_RELEVANCE)
    attache_session_set_order (self, order);
  if (g_variant_dict_lookup (dict, "article", "x", &article_id))
    attache_session_open_article (self, article_id);
}
