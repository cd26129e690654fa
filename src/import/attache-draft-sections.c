/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks the analysis' section finder and takes over what the file itself did not say. */

#include "config.h"

#include "attache-draft-sections.h"

#include <string.h>

#include "attache-headline.h"
#include "attache-import-date.h"
#include "attache-section-finder.h"
#include "attache-signature.h"

/* Headlines are found by their shape elsewhere; beyond this it is no headline but a paragraph. */
#define MAX_TITLE 200

/* The first section of @role, or NULL. Borrowed. */
static const AttacheFoundSection *
first_of (const GArray *sections, AttacheSectionRole role)
{
  for (guint i = 0; i < sections->len; i++)
    {
      const AttacheFoundSection *section = &g_array_index (sections, AttacheFoundSection, i);

      if (section->role == role)
        return section;
    }
  return NULL;
}

static void
take_title (AttacheDraft *draft, const AttacheText *text)
{
  const AttacheFoundSection *title = first_of (draft->sections, ATTACHE_SECTION_TITLE);
  const AttacheFoundSection *body = first_of (draft->sections, ATTACHE_SECTION_BODY);
  guint32 from = 0;

  if (title != NULL)
    {
      g_autofree char *slice = attache_text_dup_slice (text, title->span);

      draft->title = attache_headline_shorten (slice, strlen (slice), MAX_TITLE);
      return;
    }
  if (body != NULL)
    from = attache_text_offset_to_byte (text, body->span.start);
  draft->title = attache_headline_find (draft->text + from, &draft->title_derived);
}

/* What stands above the text and is not its first title: "By Ada Lorne, 27 September 2022". What it
 * tells is believed where nothing better was found. */
static void
take_byline (AttacheDraft *draft, const AttacheText *text)
{
  const AttacheFoundSection *title = first_of (draft->sections, ATTACHE_SECTION_TITLE);

  for (guint i = 0; i < draft->sections->len; i++)
    {
      const AttacheFoundSection *section = &g_array_index (draft->sections, AttacheFoundSection, i);
      g_autofree char *line = NULL;
      g_autofree char *name = NULL;
      AttacheImportDate date;

      if (section->role == ATTACHE_SECTION_BODY)
        return;
      if (section == title
          || (section->role != ATTACHE_SECTION_BYLINE && section->role != ATTACHE_SECTION_TITLE)
          || section->span.end - section->span.start > MAX_TITLE)
        continue;
      line = attache_text_dup_slice (text, section->span);
      if (draft->author == NULL && section->role == ATTACHE_SECTION_BYLINE
          && (name = attache_signature_find (line)) != NULL)
        attache_draft_add_author (draft, name);
      if (draft->published == ATTACHE_TIME_UNKNOWN
          && attache_import_date_find (line, -1, FALSE, &date))
        attache_draft_set_published (draft, date.instant, date.precision, ATTACHE_BASIS_INFERRED);
    }
}

void
attache_draft_find_sections (AttacheDraft *draft)
{
  g_autoptr (AttacheText) text = NULL;
  g_autoptr (AttacheFindings) findings = NULL;

  g_return_if_fail (draft != NULL);

  text = attache_text_new (draft->text, draft->text_length);
  findings = attache_findings_new ();
  findings->published = draft->published;
  attache_find_sections (text, findings);
  if (draft->published == ATTACHE_TIME_UNKNOWN && findings->published != ATTACHE_TIME_UNKNOWN)
    attache_draft_set_published (draft, findings->published, findings->published_precision,
                                 findings->published_basis);
  g_array_set_size (draft->sections, 0);
  g_array_append_vals (draft->sections, findings->sections->data, findings->sections->len);
  if (draft->title == NULL)
    take_title (draft, text);
  take_byline (draft, text);
}
