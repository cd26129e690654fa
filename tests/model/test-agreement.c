/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The examples that Krippendorff computes, and the unitising alpha against its definition, summed
 * up literally over all pairs of sections. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "attache-coding.h"

#define NEAR(a, b) g_assert_cmpfloat_with_epsilon (a, b, 0.0005)

/* Four observers and two at a time; "." is no value, the letters are values. */
static double
alpha_of (const char *const *rows, guint n_observers)
{
  const guint n_units = (guint) strlen (rows[0]);
  g_autofree gint *values = g_new (gint, n_observers * n_units);

  for (guint i = 0; i < n_observers; i++)
    {
      for (guint u = 0; u < n_units; u++)
        values[i * n_units + u] = rows[i][u] == '.' ? ATTACHE_AGREEMENT_MISSING : rows[i][u] - '0';
    }
  return attache_agreement_nominal (values, n_observers, n_units);
}

static void
test_nominal (void)
{
  /* Krippendorff 2011: A (binary, two observers), C (nominal, four, values missing). */
  const char *const a[] = { "0100000010", "1110010000" };
  const char *const four[] = { "123321412...", "1233224125.3", ".3332342251.", "12332441251." };

  NEAR (alpha_of (a, 2), 0.095);
  NEAR (alpha_of (four, 4), 0.743);
}

static void
test_nominal_two (void)
{
  /* Krippendorff 2011, B. */
  const char *const letters[] = { "aabbdcccedda", "babbbccceddd" };
  gint values[24];

  for (guint i = 0; i < 24; i++)
    values[i] = letters[i / 12][i % 12] - 'a';
  NEAR (attache_agreement_nominal (values, 2, 12), 0.692);
}

static void
test_nominal_bounds (void)
{
  const char *const same[] = { "0123", "0123" };
  const char *const opposite[] = { "0101", "1010" };
  const char *const one_value[] = { "1111", "1111" };
  const char *const lonely[] = { "01..", "..01" };

  NEAR (alpha_of (same, 2), 1);
  g_assert_cmpfloat (alpha_of (opposite, 2), <, 0);
  g_assert_true (isnan (alpha_of (one_value, 2)));
  g_assert_true (isnan (alpha_of (lonely, 2)));
  g_assert_true (isnan (attache_agreement_nominal (NULL, 2, 0)));
}

static GArray *
new_units (const AttacheSpan *spans, guint n)
{
  return g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (AttacheSpan)), spans, n);
}

/* Krippendorff 2004, page 254: two observers of a continuum from 150 to 450, categories c and k. */
static void
test_unitizing (void)
{
  static const AttacheSpan c_i[] = { { 75, 145 }, { 220, 250 } };
  static const AttacheSpan c_j[] = { { 70, 150 }, { 205, 225 }, { 250, 270 } };
  static const AttacheSpan k[] = { { 30, 90 }, { 150, 200 } };
  g_autoptr (GArray) one = new_units (c_i, 2);
  g_autoptr (GArray) other = new_units (c_j, 3);
  g_autoptr (GArray) both = new_units (k, 2);
  GArray *const c_units[] = { one, other };
  GArray *const k_units[] = { both, both };
  double c_o, c_e, k_o, k_e;

  g_assert_cmpfloat_with_epsilon (attache_agreement_unitizing (c_units, 2, 300, &c_o, &c_e), 0.7286,
                                  0.0001);
  g_assert_cmpfloat_with_epsilon (c_o, 0.0144, 0.0001);
  g_assert_cmpfloat_with_epsilon (c_e, 0.0532, 0.0001);
  g_assert_cmpfloat_with_epsilon (attache_agreement_unitizing (k_units, 2, 300, &k_o, &k_e), 1,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (k_e, 0.0490, 0.0001);
  g_assert_cmpfloat_with_epsilon (1 - (c_o + k_o) / (c_e + k_e), 0.8591, 0.0005);
}

typedef struct
{
  double b, l;
  gboolean v;
} Section;

static GArray *
sections_of (GArray *units, double length)
{
  GArray *sections = g_array_new (FALSE, FALSE, sizeof (Section));
  double at = 0;

  for (guint g = 0; g <= units->len; g++)
    {
      const AttacheSpan *unit = g < units->len ? &g_array_index (units, AttacheSpan, g) : NULL;
      const double next = unit != NULL ? unit->start : length;
      const Section gap = { at, next - at, FALSE };
      const Section own = { next, unit != NULL ? (double) unit->end - unit->start : 0, TRUE };

      if (gap.l > 0)
        g_array_append_val (sections, gap);
      if (unit != NULL)
        g_array_append_val (sections, own);
      at = next + own.l;
    }
  return sections;
}

static double
delta (const Section *g, const Section *h)
{
  const double d = g->b - h->b;

  if (g->v && h->v && -g->l < d && d < h->l)
    return d * d + (d + g->l - h->l) * (d + g->l - h->l);
  if (g->v && !h->v && h->l - g->l >= d && d >= 0)
    return g->l * g->l;
  if (!g->v && h->v && h->l - g->l <= d && d <= 0)
    return h->l * h->l;
  return 0;
}

/* As it is written down, term by term. */
static double
literal (GArray *const *units, guint m, double L)
{
  GArray *sections[4];
  double d_o = 0, d_e = 0, within = 0, n = 0;

  for (guint i = 0; i < m; i++)
    {
      sections[i] = sections_of (units[i], L);
      n += units[i]->len;
    }
  for (guint i = 0; i < m; i++)
    {
      for (guint g = 0; g < sections[i]->len; g++)
        {
          const Section *own = &g_array_index (sections[i], Section, g);
          double places = 0;

          for (guint j = 0; j < m; j++)
            {
              for (guint h = 0; h < sections[j]->len; h++)
                {
                  const Section *other = &g_array_index (sections[j], Section, h);

                  d_o += j != i ? delta (own, other) : 0;
                  places += !other->v && other->l >= own->l ? other->l - own->l + 1 : 0;
                }
            }
          if (!own->v)
            continue;
          d_e += (n - 1) / 3 * (2 * pow (own->l, 3) - 3 * pow (own->l, 2) + own->l)
                 + pow (own->l, 2) * places;
          within += own->l * (own->l - 1);
        }
    }
  for (guint i = 0; i < m; i++)
    g_array_unref (sections[i]);
  d_o /= m * (m - 1) * L * L;
  d_e *= 2 / L / (m * L * (m * L - 1) - within);
  return d_e > 0 ? 1 - d_o / d_e : NAN;
}

static void
test_unitizing_random (void)
{
  for (guint round = 0; round < 300; round++)
    {
      const guint m = (guint) g_test_rand_int_range (2, 5);
      const guint32 length = (guint32) g_test_rand_int_range (20, 400);
      GArray *units[4];
      double fast, slow;

      for (guint i = 0; i < m; i++)
        {
          guint32 at = (guint32) g_test_rand_int_range (0, 5);

          units[i] = g_array_new (FALSE, FALSE, sizeof (AttacheSpan));
          while (at + 20 < length)
            {
              const AttacheSpan unit = { at, at + (guint32) g_test_rand_int_range (1, 20) };

              g_array_append_val (units[i], unit);
              /* Some follow each other without a gap. */
              at = unit.end + (guint32) g_test_rand_int_range (0, 60);
            }
        }
      fast = attache_agreement_unitizing (units, m, length, NULL, NULL);
      slow = literal (units, m, length);
      if (isnan (slow))
        g_assert_true (isnan (fast));
      else
        g_assert_cmpfloat_with_epsilon (fast, slow, 1e-9);
      for (guint i = 0; i < m; i++)
        g_array_unref (units[i]);
    }
}

/* Two people on two articles; a third article only one of them read. */
static void
test_coding (void)
{
  g_autoptr (AttacheCoding) one = attache_coding_new ("Ada");
  g_autoptr (AttacheCoding) other = attache_coding_new ("Boris");
  g_autoptr (AttacheCodingComparison) comparison = NULL;
  const AttacheTagAgreement *bridge, *snow;

  attache_coding_add (one, 1, 100, "bridge", (AttacheSpan){ 10, 20 });
  attache_coding_add (one, 1, 100, "bridge", (AttacheSpan){ 15, 30 });
  attache_coding_add (one, 2, 100, "snow", (AttacheSpan){ 40, 60 });
  attache_coding_add (one, 3, 100, "snow", (AttacheSpan){ 40, 60 });
  attache_coding_add (other, 1, 100, "bridge", (AttacheSpan){ 10, 30 });
  attache_coding_add (other, 2, 100, "snow", (AttacheSpan){ 50, 70 });
  attache_coding_add (other, 2, 100, "bridge", (AttacheSpan){ 50, 60 });
  attache_coding_add (other, 2, 100, "bridge", (AttacheSpan){ 90, 160 });
  attache_coding_add (other, 2, 100, NULL, (AttacheSpan){ 0, 5 });
  comparison = attache_coding_compare (one, other);
  g_assert_cmpuint (comparison->n_articles, ==, 2);
  g_assert_cmpuint (comparison->length, ==, 200);
  g_assert_cmpuint (comparison->tags->len, ==, 2);
  bridge = g_ptr_array_index (comparison->tags, 0);
  snow = g_ptr_array_index (comparison->tags, 1);
  g_assert_cmpstr (bridge->tag, ==, "bridge");
  g_assert_cmpuint (bridge->n_passages[0], ==, 2);
  g_assert_cmpuint (bridge->n_passages[1], ==, 2);
  NEAR (bridge->share, 20.0 / 30);
  NEAR (snow->share, 10.0 / 30);
  /* n = 400; 10 of one and not the other: 1 - 399 × 10 / (50 × 350). */
  NEAR (bridge->alpha, 1 - 399.0 * 10 / (50 * 350));
  /* Where both marked: 20 of {bridge} twice, 10 of {snow} against {bridge, snow}. */
  NEAR (comparison->alpha, (59 * 40.0 - 40 * 39 - 2 * 10 * 9) / (60 * 59 - 40 * 39 - 2 * 10 * 9));
  g_assert_cmpfloat (comparison->unitizing, <, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement/nominal", test_nominal);
  g_test_add_func ("/agreement/nominal-two", test_nominal_two);
  g_test_add_func ("/agreement/nominal-bounds", test_nominal_bounds);
  g_test_add_func ("/agreement/unitizing", test_unitizing);
  g_test_add_func ("/agreement/unitizing-random", test_unitizing_random);
  g_test_add_func ("/agreement/coding", test_coding);
  return g_test_run ();
}
