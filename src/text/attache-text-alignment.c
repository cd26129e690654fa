/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs of words that both texts have exactly once are seeds; they grow into blocks. The heaviest
 * chain of blocks in one order is the line of the text, the others were moved. Gaps of the line are
 * filled from coarse to fine: rarer words first, then word by word. */

#include "config.h"

#include "attache-text-alignment.h"

#include <string.h>

/* Words that make a seed. */
#define SEED 5
/* The largest gap, in cells, that is compared word by word. */
#define MAX_CELLS 4096
#define MAX_WORD 64

typedef struct
{
  guint old_start;
  guint new_start;
  guint length;
  guint64 weight; /* of the heaviest chain that ends here */
  gint before;    /* the block before it in that chain; -1: none */
} Block;

typedef struct
{
  guint old_start, old_end, new_start, new_end;
  guint level;
} Gap;

typedef struct
{
  guint32 *old_ids;
  guint32 *new_ids;
  const AttacheToken *old_tokens;
  const AttacheToken *new_tokens;
  guint n_old;
  guint n_new;
  AttacheAlignedToken *aligned;
  gboolean *is_taken; /* tokens of the newer text */
} Alignment;

guint
attache_word_distance (const char *a, const char *b)
{
  const gsize n_a = MIN (strlen (a), MAX_WORD), n_b = MIN (strlen (b), MAX_WORD);
  guint64 places[256] = { 0 }, plus = ~(guint64) 0, minus = 0;
  guint distance = (guint) n_a;

  if (n_a == 0)
    return (guint) n_b;
  for (gsize i = 0; i < n_a; i++)
    places[(guchar) a[i]] |= (guint64) 1 << i;
  for (gsize i = 0; i < n_b; i++)
    {
      const guint64 here = places[(guchar) b[i]], x = here | minus;
      const guint64 diagonal = (((here & plus) + plus) ^ plus) | x;
      guint64 up = minus | ~(diagonal | plus), down = plus & diagonal;
      const guint64 last = (guint64) 1 << (n_a - 1);

      distance += (up & last) != 0;
      distance -= (down & last) != 0;
      up = up << 1 | 1;
      down = down << 1;
      plus = down | ~(diagonal | up);
      minus = up & diagonal;
    }
  return distance;
}

static gboolean
is_alike (const AttacheToken *a, const AttacheToken *b)
{
  const guint length_a = a->byte_end - a->byte_start, length_b = b->byte_end - b->byte_start;
  const guint longest = MAX (length_a, length_b), allowed = longest / 4 + (longest == 3);

  if (a->kind != ATTACHE_TOKEN_WORD || b->kind != ATTACHE_TOKEN_WORD)
    return FALSE;
  return ABS ((gint) length_a - (gint) length_b) <= (gint) allowed && longest <= MAX_WORD
         && attache_word_distance (a->word, b->word) <= allowed;
}

static guint32 *
intern (GHashTable *words, const AttacheToken *tokens, guint n_tokens)
{
  guint32 *ids = g_new (guint32, n_tokens + 1);

  for (guint i = 0; i < n_tokens; i++)
    {
      guint id = GPOINTER_TO_UINT (g_hash_table_lookup (words, tokens[i].word));

      if (id == 0)
        {
          id = g_hash_table_size (words) + 1;
          g_hash_table_insert (words, (gpointer) tokens[i].word, GUINT_TO_POINTER (id));
        }
      ids[i] = id;
    }
  return ids;
}

static void
set (Alignment *self, guint old, guint new, gboolean is_same)
{
  self->aligned[old].token = (gint32) new;
  self->aligned[old].is_same = is_same;
  self->is_taken[new] = TRUE;
}

static gboolean
is_free (const Alignment *self, guint old, guint new)
{
  return self->aligned[old].token < 0 && !self->is_taken[new];
}

static gboolean
is_equal (const Alignment *self, guint old, guint new)
{
  return self->old_ids[old] == self->new_ids[new] && is_free (self, old, new);
}

static gpointer
hash_run (const guint32 *ids, guint length)
{
  guint64 hash = 0xcbf29ce484222325u;

  for (guint i = 0; i < length; i++)
    hash = (hash ^ ids[i]) * 0x100000001b3u;
  hash ^= hash >> 29;
  return GSIZE_TO_POINTER ((gsize) (hash != 0 ? hash : 1));
}

/* Run → its start + 1, or G_MAXUINT where there are several. */
static GHashTable *
index_runs (const guint32 *ids, guint start, guint end, guint length)
{
  GHashTable *runs = g_hash_table_new (NULL, NULL);

  for (guint i = start; i + length <= end; i++)
    {
      gpointer run = hash_run (ids + i, length);
      const gboolean is_known = g_hash_table_contains (runs, run);

      g_hash_table_insert (runs, run, GUINT_TO_POINTER (is_known ? G_MAXUINT : i + 1));
    }
  return runs;
}

/* Start of the only such run; G_MAXUINT: none, or several. */
static guint
find_run (GHashTable *runs, const guint32 *ids, guint length)
{
  const guint found = GPOINTER_TO_UINT (g_hash_table_lookup (runs, hash_run (ids, length)));

  return found == 0 || found == G_MAXUINT ? G_MAXUINT : found - 1;
}

static gboolean
is_run_equal (const Alignment *self, guint old, guint new, guint length)
{
  for (guint i = 0; i < length; i++)
    {
      if (!is_equal (self, old + i, new + i))
        return FALSE;
    }
  return TRUE;
}

/* A seed with all that is the same on both of its sides. */
static Block
grow (Alignment *self, guint old, guint new)
{
  Block block = { old, new, SEED, 0, -1 };

  while (block.old_start > 0 && block.new_start > 0
         && is_equal (self, block.old_start - 1, block.new_start - 1))
    {
      block.old_start--;
      block.new_start--;
      block.length++;
    }
  while (block.old_start + block.length < self->n_old
         && block.new_start + block.length < self->n_new
         && is_equal (self, block.old_start + block.length, block.new_start + block.length))
    block.length++;
  for (guint i = 0; i < block.length; i++)
    set (self, block.old_start + i, block.new_start + i, TRUE);
  return block;
}

static GArray *
find_blocks (Alignment *self)
{
  g_autoptr (GHashTable) old_runs = index_runs (self->old_ids, 0, self->n_old, SEED);
  g_autoptr (GHashTable) new_runs = index_runs (self->new_ids, 0, self->n_new, SEED);
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (Block));

  for (guint i = 0; i + SEED <= self->n_old; i++)
    {
      guint new;
      Block block;

      if (self->aligned[i].token >= 0 || find_run (old_runs, self->old_ids + i, SEED) != i)
        continue;
      new = find_run (new_runs, self->old_ids + i, SEED);
      if (new == G_MAXUINT || !is_run_equal (self, i, new, SEED))
        continue;
      block = grow (self, i, new);
      g_array_append_val (blocks, block);
    }
  return blocks;
}

/* Of all chains that end before @place in the newer text, the heaviest: a Fenwick tree of maxima.
 */
static gint
heaviest_before (const gint *tree, const Block *blocks, guint place)
{
  gint best = -1;

  for (guint i = place; i > 0; i -= i & -i)
    {
      if (tree[i] >= 0 && (best < 0 || blocks[tree[i]].weight > blocks[best].weight))
        best = tree[i];
    }
  return best;
}

static void
remember (gint *tree, const Block *blocks, guint place, guint n_places, gint block)
{
  for (guint i = place; i <= n_places; i += i & -i)
    {
      if (tree[i] < 0 || blocks[block].weight > blocks[tree[i]].weight)
        tree[i] = block;
    }
}

/* Blocks come in the order of the older text. Those of the line, last to first; the others' tokens
 * are out of line. */
static GArray *
find_line (Alignment *self, GArray *blocks)
{
  Block *all = (Block *) (gpointer) blocks->data;
  g_autofree gint *tree = g_new (gint, self->n_new + 2);
  GArray *line = g_array_new (FALSE, FALSE, sizeof (Block));
  gint best = -1;

  for (guint i = 0; i < self->n_new + 2; i++)
    tree[i] = -1;
  for (guint i = 0; i < blocks->len; i++)
    {
      all[i].before = heaviest_before (tree, all, all[i].new_start + 1);
      all[i].weight = all[i].length + (all[i].before >= 0 ? all[all[i].before].weight : 0);
      remember (tree, all, all[i].new_start + 1, self->n_new + 1, (gint) i);
      if (best < 0 || all[i].weight > all[best].weight)
        best = (gint) i;
    }
  for (; best >= 0; best = all[best].before)
    {
      g_array_append_val (line, all[best]);
      for (guint i = 0; i < all[best].length; i++)
        self->aligned[all[best].old_start + i].is_in_line = TRUE;
    }
  return line;
}

static void
add_gap (GArray *gaps, guint old_start, guint old_end, guint new_start, guint new_end, guint level)
{
  const Gap gap = { old_start, old_end, new_start, new_end, level };

  if (old_start < old_end && new_start < new_end)
    g_array_append_val (gaps, gap);
}

static void
set_in_line (Alignment *self, guint old, guint new, gboolean is_same)
{
  set (self, old, new, is_same);
  self->aligned[old].is_in_line = TRUE;
}

/* Runs of @length words that the gap has once in both texts, as far as they keep the order. */
static void
split_gap (Alignment *self, const Gap *gap, guint length, GArray *gaps)
{
  g_autoptr (GHashTable)
      old_runs = index_runs (self->old_ids, gap->old_start, gap->old_end, length);
  g_autoptr (GHashTable)
      new_runs = index_runs (self->new_ids, gap->new_start, gap->new_end, length);
  guint old = gap->old_start, new = gap->new_start;

  for (guint i = gap->old_start; i + length <= gap->old_end; i++)
    {
      guint found;

      if (i < old || find_run (old_runs, self->old_ids + i, length) != i)
        continue;
      found = find_run (new_runs, self->old_ids + i, length);
      if (found == G_MAXUINT || found < new || !is_run_equal (self, i, found, length))
        continue;
      for (guint k = 0; k < length; k++)
        set_in_line (self, i + k, found + k, TRUE);
      add_gap (gaps, old, i, new, found, gap->level + 1);
      old = i + length;
      new = found + length;
    }
  add_gap (gaps, old, gap->old_end, new, gap->new_end, gap->level + 1);
}

/* What a pair of words is worth. */
static guint
worth (const Alignment *self, guint old, guint new)
{
  if (!is_free (self, old, new))
    return 0;
  if (self->old_ids[old] == self->new_ids[new])
    return self->old_tokens[old].kind == ATTACHE_TOKEN_WORD
                   || self->old_tokens[old].kind == ATTACHE_TOKEN_NUMBER
               ? 4
               : 2;
  return is_alike (&self->old_tokens[old], &self->new_tokens[new]) ? 3 : 0;
}

/* The worthiest common sequence, in a table from the ends of the gap. */
static void
compare_words (Alignment *self, const Gap *gap)
{
  const guint n_old = gap->old_end - gap->old_start, n_new = gap->new_end - gap->new_start;
  const guint width = n_new + 1;
  g_autofree guint16 *best = g_new0 (guint16, (gsize) (n_old + 1) * width);
  guint i = 0, k = 0;

  for (guint row = n_old; row-- > 0;)
    {
      for (guint column = n_new; column-- > 0;)
        {
          guint pair = worth (self, gap->old_start + row, gap->new_start + column);
          guint without = MAX (best[(row + 1) * width + column], best[row * width + column + 1]);

          if (pair > 0)
            pair += best[(row + 1) * width + column + 1];
          best[row * width + column] = (guint16) MAX (pair, without);
        }
    }
  while (i < n_old && k < n_new)
    {
      const guint old = gap->old_start + i, new = gap->new_start + k, pair = worth (self, old, new);

      if (pair > 0 && best[i * width + k] == pair + best[(i + 1) * width + k + 1])
        {
          set_in_line (self, old, new, self->old_ids[old] == self->new_ids[new]);
          i++;
          k++;
        }
      else if (best[(i + 1) * width + k] >= best[i * width + k + 1])
        i++;
      else
        k++;
    }
}

/* Equal words at both ends of the gap. */
static void
trim_gap (Alignment *self, Gap *gap)
{
  while (gap->old_start < gap->old_end && gap->new_start < gap->new_end
         && is_equal (self, gap->old_start, gap->new_start))
    set_in_line (self, gap->old_start++, gap->new_start++, TRUE);
  while (gap->old_start < gap->old_end && gap->new_start < gap->new_end
         && is_equal (self, gap->old_end - 1, gap->new_end - 1))
    set_in_line (self, --gap->old_end, --gap->new_end, TRUE);
}

static void
fill_gaps (Alignment *self, GArray *gaps)
{
  static const guint lengths[] = { 3, 2, 1 };

  for (guint i = 0; i < gaps->len; i++)
    {
      Gap gap = g_array_index (gaps, Gap, i);
      guint64 n_cells;

      trim_gap (self, &gap);
      n_cells = (guint64) (gap.old_end - gap.old_start) * (gap.new_end - gap.new_start);
      if (n_cells == 0)
        continue;
      if (n_cells <= MAX_CELLS)
        compare_words (self, &gap);
      else if (gap.level < G_N_ELEMENTS (lengths))
        split_gap (self, &gap, lengths[gap.level], gaps);
    }
}

AttacheAlignedToken *
attache_text_align (const AttacheText *older, const AttacheText *newer)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  g_autoptr (GArray) blocks = NULL;
  g_autoptr (GArray) line = NULL;
  guint old = 0, new = 0;
  Alignment self = { 0 };

  g_return_val_if_fail (older != NULL && newer != NULL, NULL);

  self.old_tokens = attache_text_get_tokens (older, &self.n_old);
  self.new_tokens = attache_text_get_tokens (newer, &self.n_new);
  self.old_ids = intern (words, self.old_tokens, self.n_old);
  self.new_ids = intern (words, self.new_tokens, self.n_new);
  self.is_taken = g_new0 (gboolean, self.n_new + 1);
  self.aligned = g_new (AttacheAlignedToken, self.n_old + 1);
  for (guint i = 0; i <= self.n_old; i++)
    self.aligned[i] = (AttacheAlignedToken){ -1, FALSE, FALSE };
  blocks = find_blocks (&self);
  line = find_line (&self, blocks);
  for (guint i = line->len; i-- > 0;)
    {
      const Block *block = &g_array_index (line, Block, i);

      add_gap (gaps, old, block->old_start, new, block->new_start, 0);
      old = block->old_start + block->length;
      new = block->new_start + block->length;
    }
  add_gap (gaps, old, self.n_old, new, self.n_new, 0);
  fill_gaps (&self, gaps);
  g_free (self.old_ids);
  g_free (self.new_ids);
  g_free (self.is_taken);
  return self.aligned;
}

gboolean
attache_text_has_same_words (const AttacheText *a, const AttacheText *b)
{
  guint n_a, n_b;
  const AttacheToken *of_a = attache_text_get_tokens (a, &n_a);
  const AttacheToken *of_b = attache_text_get_tokens (b, &n_b);
  const char *text_a = attache_text_get_utf8 (a, NULL), *text_b = attache_text_get_utf8 (b, NULL);

  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    {
      const guint32 length = of_a[i].byte_end - of_a[i].byte_start;

      if (length != of_b[i].byte_end - of_b[i].byte_start
          || memcmp (text_a + of_a[i].byte_start, text_b + of_b[i].byte_start, length) != 0)
        return FALSE;
    }
  return TRUE;
}
