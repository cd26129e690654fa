/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each rule of finding actors on a sentence or two about countries that do not exist, with a small
 * gazetteer of its own: what is listed as "text=type>actor" lines. */

#include "config.h"

#include "attache-actor-finder.h"

#include "attache-actor-spelling.h"
#include "attache-section-finder.h"

#include <string.h>

static const char actors_tsv[] =
    "# key\ttype\tname\taliases\tcountry\troles\tdemonyms\tcapitals\n"
    "ada-lorne\tperson\tAda Lorne\tAda K. Lorne|Ada Lorn\truritania\t"
    "2031-01-01..2032-06 Foreign Minister of Ruritania|2028-01-01..2031-01-01 Speaker of "
    "Parliament\n"
    "hento-pass\tplace\tHento / Khenta\tHento|Khenta\n"
    "ivo-lorne\tperson\tIvo Lorne\t\tsylvania\t2031-01-01.. President of Sylvania\n"
    "ministry-of-foreign-affairs-of-sylvania\torganisation\tMinistry of Foreign Affairs of "
    "Sylvania\t"
    "\tsylvania\n"
    "ruritania\tcountry\tRuritania\tRRT\t\t\tRuritanian|Ruritanians\tStrelsau\n"
    "sylvania\tcountry\tSylvania\tKingdom of Sylvania\t\t\tSylvanian|Sylvanians\tKlow\n"
    "union-of-lakes\torganisation\tUnion of Lakes\tUL\n";

static const char places_tsv[] = "sylvania\tDrava|Old Fells\n";

static const char names_tsv[] =
    "title\tmr mrs president foreign prime minister general secretary speaker spokesperson\n"
    "field\tforeign prime\n"
    "person\tminister president spokesperson officer man analyst\n"
    "group\tforces soldiers officials government rebels witnesses\n"
    "orghead\tministry council army institute\n"
    "orgstrong\tministry council army institute\n"
    "placehead\triver airport lake\n"
    "placelower\tvillage border airport buildings river\n"
    "placeof\tvillage city\n"
    "locative\tin at near from\n"
    "locstrong\tin near at\n"
    "say\tsaid told met called\n"
    "particle\tal de\n"
    "join\tof for and the\n"
    "ethnic\thillfolk\n"
    "relative\twho\n"
    "given\tjan mira tom ada\n"
    "calendar\tmonday may\n"
    "abbreviation\tied uav\n"
    "adjective\tmilitary\n"
    "thing\toperation\n"
    "notactor\twar\n"
    "common\tthe a an in price prices operation war talks new minister president army he they "
    "later said "
    "backed led rose\n";

static AttacheGazetteer *
make_gazetteer (void)
{
  g_autoptr (GBytes) actors = g_bytes_new_static (actors_tsv, strlen (actors_tsv));
  g_autoptr (GBytes) places = g_bytes_new_static (places_tsv, strlen (places_tsv));
  g_autoptr (GBytes) names = g_bytes_new_static (names_tsv, strlen (names_tsv));

  return attache_gazetteer_new (actors, places, names);
}

static AttacheFindings *
find (const char *utf8, gssize length, gint64 published, AttacheText **text)
{
  g_autoptr (AttacheGazetteer) gazetteer = make_gazetteer ();
  AttacheFindings *findings = attache_findings_new ();

  *text = attache_text_new (utf8, length);
  findings->published = published;
  attache_find_sections (*text, findings);
  attache_find_actors (gazetteer, *text, findings);
  return findings;
}

static char *
describe (const char *utf8, gint64 published)
{
  g_autoptr (AttacheText) text = NULL;
  g_autoptr (AttacheFindings) findings = find (utf8, -1, published, &text);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < findings->mentions->len; i++)
    {
      const AttacheFoundMention *mention = attache_findings_mention (findings, i);
      g_autofree char *slice = attache_text_dup_slice (text, mention->span);

      g_string_append_printf (
          string, "%s%s=%s>%s", i > 0 ? "; " : "", slice,
          attache_actor_type_to_string (mention->type),
          mention->actor >= 0 ? attache_findings_actor (findings, mention->actor)->name : "-");
    }
  return g_string_free (string, FALSE);
}

static void
assert_mentions (const char *utf8, const char *expected)
{
  g_autofree char *got = describe (utf8, ATTACHE_TIME_UNKNOWN);

  g_assert_cmpstr (got, ==, expected);
}

static void
test_known_names (void)
{
  assert_mentions ("Talks in Ruritania.", "Ruritania=country>Ruritania");
  assert_mentions ("Ada K. Lorne said so. Later Lorne said more.",
                   "Ada K. Lorne=person>Ada Lorne; Lorne=person>Ada Lorne");
  assert_mentions ("The RRT said so; rrt did not.", "RRT=organisation>Ruritania");
  /* A contested place is called as the text calls it. */
  assert_mentions ("Talks near Khenta.", "Khenta=place>Khenta");
  assert_mentions ("Talks in Old Fells.", "Old Fells=place>Old Fells");
}

static void
test_countries_that_act (void)
{
  assert_mentions ("Ruritania said so.", "Ruritania=organisation>Ruritania");
  assert_mentions ("Klow said so in Klow.", "Klow=organisation>Sylvania; Klow=place>Klow");
  assert_mentions ("Talks in Ruritania and Sylvania said little.",
                   "Ruritania=country>Ruritania; Sylvania=country>Sylvania");
  assert_mentions ("Ruritania and Sylvania said so.",
                   "Ruritania=organisation>Ruritania; Sylvania=organisation>Sylvania");
}

static void
test_new_names (void)
{
  assert_mentions ("Minister Gesler Hantu met Tom Barlo.",
                   "Gesler Hantu=person>Gesler Hantu; Tom Barlo=person>Tom Barlo");
  assert_mentions ("Talks near the village of Brodu.", "Brodu=place>Brodu");
  assert_mentions ("The Grebel Institute said so.",
                   "Grebel Institute=organisation>Grebel Institute");
  assert_mentions ("Talks at Lake Morva.", "Lake Morva=place>Lake Morva");
  assert_mentions ("Talks near the river Morva.", "Morva=place>Morva");
  /* Capitals that are no body. */
  assert_mentions ("Talks in an IED and a UAV.", "");
  assert_mentions ("The Free Hill Council (FHC) said so. The FHC met.",
                   "Free Hill Council=organisation>Free Hill Council; "
                   "FHC=organisation>Free Hill Council; FHC=organisation>Free Hill Council");
}

static void
test_short_forms (void)
{
  assert_mentions ("Tom Barlo said so. Barlo met Mr Barlo.",
                   "Tom Barlo=person>Tom Barlo; Barlo=person>Tom Barlo; Barlo=person>Tom Barlo");
  /* A surname that is a word. */
  assert_mentions ("Mira Price said so. Prices rose. Price said no.",
                   "Mira Price=person>Mira Price; Price=person>Mira Price");
  assert_mentions ("President Tom Barlo met them. The President said no.",
                   "Tom Barlo=person>Tom Barlo; President=person>Tom Barlo");
}

/* Without a title, the one who is listed. */
static void
test_surname_of_two (void)
{
  assert_mentions (
      "Ada Lorne met Tom Lorne. Lorne said no.",
      "Ada Lorne=person>Ada Lorne; Tom Lorne=person>Tom Lorne; Lorne=person>Ada Lorne");
}

/* Two persons of one surname: the title tells them apart. */
static void
test_surname_by_office (void)
{
  assert_mentions ("President Lorne met Foreign Minister Lorne.",
                   "Lorne=person>Ivo Lorne; Lorne=person>Ada Lorne");
}

static void
test_phrases (void)
{
  assert_mentions ("Sylvanian soldiers met them.", "Sylvanian soldiers=group>Sylvanian soldiers");
  assert_mentions ("The Sylvanian government said so.", "Sylvanian government=group>Sylvania");
  assert_mentions ("It was a Sylvanian military officer.", "Sylvanian military officer=person>-");
  assert_mentions ("Talks at the Sylvanian border.", "Sylvanian border=place>Sylvanian border");
  assert_mentions (
      "Talks with Sylvania-backed rebels.",
      "Sylvania-backed rebels=group>Sylvania-backed rebels; Sylvania=organisation>Sylvania");
  assert_mentions ("A foreign ministry of Sylvania said so. Later its ministry met.",
                   "foreign ministry=organisation>Ministry of Foreign Affairs of Sylvania; "
                   "Sylvania=country>Sylvania; "
                   "ministry=organisation>Ministry of Foreign Affairs of Sylvania");
}

static void
test_compounds (void)
{
  assert_mentions ("It is on the Ruritania-Sylvania border.",
                   "Ruritania=country>Ruritania; Sylvania=country>Sylvania");
  assert_mentions ("It was for Ruritania-Sylvania talks.",
                   "Ruritania=organisation>Ruritania; Sylvania=organisation>Sylvania");
  assert_mentions ("It was before the Ruritania-Sylvania War.", "");
}

static void
test_places (void)
{
  assert_mentions ("Talks in Drava, Sylvania.", "Drava, Sylvania=place>Drava");
  /* Drava is not in Ruritania. */
  assert_mentions ("Talks in Drava, Ruritania and at sea.",
                   "Drava=place>Drava; Ruritania=country>Ruritania");
  assert_mentions ("GREBELDORF (UL) - Talks began.",
                   "GREBELDORF=place>GREBELDORF; UL=organisation>Union of Lakes");
  assert_mentions ("It is at 33°47′N 44°30′E exactly.", "33°47′N 44°30′E=place>-");
}

static void
test_no_actors (void)
{
  assert_mentions ("Operation Grebel Moon began.", "");
  assert_mentions ("the Ruritania War began.", "");
  assert_mentions ("Prices rose in May.", "");
}

static void
test_spelling (void)
{
  g_assert_cmpint (attache_actor_spelling ("blinken", "bilnken"), ==, ATTACHE_SPELLING_TRANSPOSED);
  g_assert_cmpint (attache_actor_spelling ("hantuyan", "hantuyyan"), ==,
                   ATTACHE_SPELLING_TRANSPOSED);
  g_assert_cmpint (attache_actor_spelling ("hantoyan", "hantayan"), ==, ATTACHE_SPELLING_NEAR);
  g_assert_cmpint (attache_actor_spelling ("hantoyan", "bantoyan"), ==, ATTACHE_SPELLING_OTHER);
  g_assert_cmpint (attache_actor_spelling ("lorne", "lorne"), ==, ATTACHE_SPELLING_OTHER);
  assert_mentions ("Tom Hantoyan met Hnatoyan. Later Hantayan said no.",
                   "Tom Hantoyan=person>Tom Hantoyan; Hnatoyan=person>Tom Hantoyan; "
                   "Hantayan=person>Hantayan");
  assert_mentions ("Tom Hantoyan said so. Tom Hantoyen met them.",
                   "Tom Hantoyan=person>Tom Hantoyan; Tom Hantoyen=person>Tom Hantoyan");
}

static void
test_roles (void)
{
  g_autoptr (AttacheText) text = NULL;
  g_autoptr (AttacheFindings)
      findings = find ("Sylvania's Foreign Minister Gesler Hantu met Tom Barlo, an analyst.", -1,
                       ATTACHE_TIME_UNKNOWN, &text);
  const AttacheFoundActor *hantu = attache_findings_actor (findings, 1);
  const AttacheFoundActor *barlo = attache_findings_actor (findings, 2);

  g_assert_cmpstr (hantu->name, ==, "Gesler Hantu");
  g_assert_cmpstr (hantu->roles[0], ==, "Sylvania's Foreign Minister");
  g_assert_cmpstr (barlo->roles[0], ==, "analyst");
  g_assert_false (hantu->known);
}

static void
test_dated_roles (void)
{
  g_autoptr (AttacheGazetteer) gazetteer = make_gazetteer ();
  guint lorne = (guint) attache_gazetteer_find_key (gazetteer, "ada-lorne");
  gint64 day = ATTACHE_USEC_PER_DAY * 365 * 61; /* in December 2030 */
  g_autofree char *before = attache_gazetteer_dup_role (gazetteer, lorne, day, NULL);
  g_autofree char *after = attache_gazetteer_dup_role (gazetteer, lorne,
                                                       day + ATTACHE_USEC_PER_DAY * 200, NULL);
  g_autofree char *late = attache_gazetteer_dup_role (gazetteer, lorne,
                                                      day + ATTACHE_USEC_PER_DAY * 900, NULL);

  g_assert_cmpstr (before, ==, "Speaker of Parliament");
  g_assert_cmpstr (after, ==, "Foreign Minister of Ruritania");
  g_assert_null (late);
}

static void
test_hostile_bytes (void)
{
  static const char *const pieces[] = { "Ada ",         "Lorne",    "'s ",   "of ",
                                        "Ministry ",    "-",        "\xff",  "\xf0\x9f\x98\x80",
                                        "\n\n",         "al-",      "The ",  "President ",
                                        "\xe2\x80\x9c", ", ",       "who ",  ". ",
                                        "Sylvania",     "\xcc\x81", "(UL) ", "he ",
                                        "Foreign ",     "office ",  "J.",    "12 ",
                                        "and " };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint n = 0; n < 1500; n++)
    {
      g_autoptr (GString) bytes = g_string_new (NULL);
      g_autoptr (AttacheText) text = NULL;
      g_autoptr (AttacheFindings) findings = NULL;
      guint32 start = 0;

      for (gint k = g_rand_int_range (rand, 0, 40); k > 0; k--)
        g_string_append (bytes, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      if (n % 7 == 0)
        g_string_append_c (bytes, '\0');
      findings = find (bytes->str, (gssize) bytes->len, ATTACHE_TIME_UNKNOWN, &text);
      for (guint i = 0; i < findings->mentions->len; i++)
        {
          const AttacheFoundMention *mention = attache_findings_mention (findings, i);

          g_assert_cmpuint (mention->span.start, >=, start);
          g_assert_cmpuint (mention->span.end, >, mention->span.start);
          g_assert_cmpuint (mention->span.end, <=, attache_text_get_length (text));
          g_assert_cmpint (mention->actor, <, (gint) findings->actors->len);
          start = mention->span.start;
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/actor/known-names", test_known_names);
  g_test_add_func ("/analysis/actor/countries-that-act", test_countries_that_act);
  g_test_add_func ("/analysis/actor/new-names", test_new_names);
  g_test_add_func ("/analysis/actor/short-forms", test_short_forms);
  g_test_add_func ("/analysis/actor/surname-by-office", test_surname_by_office);
  g_test_add_func ("/analysis/actor/surname-of-two", test_surname_of_two);
  g_test_add_func ("/analysis/actor/phrases", test_phrases);
  g_test_add_func ("/analysis/actor/compounds", test_compounds);
  g_test_add_func ("/analysis/actor/places", test_places);
  g_test_add_func ("/analysis/actor/no-actors", test_no_actors);
  g_test_add_func ("/analysis/actor/spelling", test_spelling);
  g_test_add_func ("/analysis/actor/roles", test_roles);
  g_test_add_func ("/analysis/actor/dated-roles", test_dated_roles);
  g_test_add_func ("/analysis/actor/hostile", test_hostile_bytes);
  return g_test_run ();
}
