/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sections as "role|text" lines: what is written above and below prose is told from it, and prose
 * alone stays prose. */

#include "config.h"

#include "attache-section-finder.h"

#include "attache-civil.h"

#include <string.h>

static char *
describe (const char *utf8, gssize length, AttacheFindings *findings)
{
  g_autoptr (AttacheText) text = attache_text_new (utf8, length);
  GString *string = g_string_new (NULL);

  attache_find_sections (text, findings);
  for (guint i = 0; i < findings->sections->len; i++)
    {
      const AttacheFoundSection *section = attache_findings_section (findings, i);
      g_autofree char *slice = attache_text_dup_slice (text, section->span);

      g_string_append_printf (string, "%s|%s\n", attache_section_role_to_string (section->role),
                              slice);
    }
  return g_string_free (string, FALSE);
}

static void
assert_sections (const char *utf8, const char *expected, const char *published,
                 AttacheDateBasis basis)
{
  g_autoptr (AttacheFindings) findings = attache_findings_new ();
  g_autofree char *got = describe (utf8, -1, findings);
  char buffer[ATTACHE_CIVIL_BUFFER];

  g_assert_cmpstr (got, ==, expected);
  g_assert_cmpint (findings->published_basis, ==, basis);
  if (published == NULL)
    g_assert_true (findings->published == ATTACHE_TIME_UNKNOWN);
  else
    g_assert_cmpstr (attache_civil_format (findings->published, buffer), ==, published);
}

static void
test_prose_is_body (void)
{
  assert_sections ("", "", NULL, ATTACHE_BASIS_UNKNOWN);
  assert_sections (" \r\n\n\xc2\xa0 ", "", NULL, ATTACHE_BASIS_UNKNOWN);
  assert_sections ("Ruritania said it would talk.", "body|Ruritania said it would talk.\n", NULL,
                   ATTACHE_BASIS_UNKNOWN);
  assert_sections ("One here.\n\nTwo there, updated on Monday.",
                   "body|One here.\n\nTwo there, updated on Monday.\n", NULL,
                   ATTACHE_BASIS_UNKNOWN);
}

static void
test_header_date (void)
{
  assert_sections (" date 2031-05-02 Ruritania said it would talk.\n\nIt did.",
                   "date|date 2031-05-02\nbody|Ruritania said it would talk.\n\nIt did.\n",
                   "2031-05-02T00:00:00", ATTACHE_BASIS_HEADER);
  assert_sections (
      "Envoys Meet in Strelsau Again\nBy Ada Lorne\n2 May 2031 14:05\nEnvoys met.\nThey left.",
      "title|Envoys Meet in Strelsau Again\nbyline|By Ada Lorne\ndate|2 May 2031 14:05\n"
      "body|Envoys met.\nThey left.\n",
      "2031-05-02T14:05:00", ATTACHE_BASIS_HEADER);
}

static void
test_title_caption_credit_footer (void)
{
  assert_sections (
      "Lorne talks to ministers on peace\n\nTruce last month ended clashes\n\nMinister Ada Lorne. "
      "Reuters\n"
      "Powered by automated translation\n\nLorne met them.\n\nMr Hent left.\n\n"
      "Agence France-Presse contributed to this report\n\nUpdated: May 02, 2031, 9:50 PM",
      "title|Lorne talks to ministers on peace\ntitle|Truce last month ended clashes\n"
      "caption|Minister Ada Lorne. Reuters\nboilerplate|Powered by automated translation\n"
      "body|Lorne met them.\n\nMr Hent left.\ncredit|Agence France-Presse contributed to this "
      "report\n"
      "date|Updated: May 02, 2031, 9:50 PM\n",
      "2031-05-02T21:50:00", ATTACHE_BASIS_FOOTER);
}

static void
test_inner_caption_and_heading (void)
{
  assert_sections (
      "Lorne spoke.\nMinister Ada Lorne invited the envoys of both countries to Strelsau on May "
      "2\nThen she left.\n"
      "What next\nNobody knows.",
      "body|Lorne spoke.\n"
      "caption|Minister Ada Lorne invited the envoys of both countries to Strelsau on May 2\n"
      "body|Then she left.\ntitle|What next\nbody|Nobody knows.\n",
      NULL, ATTACHE_BASIS_UNKNOWN);
}

static void
test_datelines (void)
{
  assert_sections ("STRELSAU (Reuters) - Lorne met them.",
                   "date|STRELSAU (Reuters) - \nbody|Lorne met them.\n", NULL,
                   ATTACHE_BASIS_UNKNOWN);
  assert_sections ("Strelsau, 23 Aug 88 (Radio One) -- [Text] Lorne met\nthem.",
                   "date|Strelsau, 23 Aug 88 (Radio One) -- [Text] \nbody|Lorne met\nthem.\n",
                   "1988-08-23T00:00:00", ATTACHE_BASIS_HEADER);
  assert_sections ("STRELSAU, Sept. 26 (UPI) — Lorne met them.",
                   "date|STRELSAU, Sept. 26 (UPI) — \nbody|Lorne met them.\n", NULL,
                   ATTACHE_BASIS_UNKNOWN);
  assert_sections ("Lorne - the minister - met them.", "body|Lorne - the minister - met them.\n",
                   NULL, ATTACHE_BASIS_UNKNOWN);
}

/* A date that could be read two ways is no date; nor is one that no calendar has. */
static void
test_doubtful_dates (void)
{
  assert_sections ("Updated: 04/10/2031\nLorne met them.\nThey left.",
                   "title|Updated: 04/10/2031\nbody|Lorne met them.\nThey left.\n", NULL,
                   ATTACHE_BASIS_UNKNOWN);
  assert_sections ("Lorne met them.\nUpdated: 31 February 2031",
                   "body|Lorne met them.\nUpdated: 31 February 2031\n", NULL,
                   ATTACHE_BASIS_UNKNOWN);
}

static void
test_given_date_stays (void)
{
  g_autoptr (AttacheFindings) findings = attache_findings_new ();
  g_autofree char *got = NULL;

  findings->published = 0;
  findings->published_basis = ATTACHE_BASIS_GIVEN;
  got = describe ("date 2031-05-02 Lorne met them.", -1, findings);
  g_assert_cmpint (findings->published, ==, 0);
  g_assert_cmpint (findings->published_basis, ==, ATTACHE_BASIS_GIVEN);
}

static void
test_hostile_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  static const char alphabet[] =
      "date 2031-05-02 (AP) --[Text]\n\r\"By Updated:\xe2\x80\xa8\xf0\xff\0A.,";

  for (guint n = 0; n < 2000; n++)
    {
      char bytes[160];
      gsize length = g_rand_int_range (rand, 0, sizeof bytes);
      g_autoptr (AttacheFindings) findings = attache_findings_new ();
      g_autoptr (AttacheText) text = NULL;
      guint32 end = 0;

      for (gsize i = 0; i < length; i++)
        bytes[i] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
      text = attache_text_new (bytes, (gssize) length);
      attache_find_sections (text, findings);
      for (guint i = 0; i < findings->sections->len; i++)
        {
          const AttacheFoundSection *section = attache_findings_section (findings, i);

          g_assert_cmpuint (section->span.start, >=, end);
          g_assert_cmpuint (section->span.end, >, section->span.start);
          end = section->span.end;
        }
      g_assert_cmpuint (end, <=, attache_text_get_length (text));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/section/prose", test_prose_is_body);
  g_test_add_func ("/analysis/section/header-date", test_header_date);
  g_test_add_func ("/analysis/section/title-caption-credit-footer",
                   test_title_caption_credit_footer);
  g_test_add_func ("/analysis/section/inner", test_inner_caption_and_heading);
  g_test_add_func ("/analysis/section/datelines", test_datelines);
  g_test_add_func ("/analysis/section/doubtful-dates", test_doubtful_dates);
  g_test_add_func ("/analysis/section/given-date", test_given_date_stays);
  g_test_add_func ("/analysis/section/hostile", test_hostile_bytes);
  return g_test_run ();
}
