/* SPDX-License-Identifier: GPL-3.0-or-later */

/* B-tree pages, cells, overflow chains and records. Every offset and length comes from a file that
 * is known to be damaged. */

#include "config.h"

#include "attache-page-file.h"

#include <string.h>

#define HEADER 100
#define USUAL_SIZE 4096
/* Pages that are looked at to tell the size of a page. */
#define SAMPLE 512
/* SQLite's own limit of one row. */
#define MAX_LENGTH 1000000000

struct _AttachePageFile
{
  /* Owned */
  GMappedFile *mapped;

  /* Borrowed from it */
  const guint8 *bytes;

  /* State */
  gsize length;
  guint32 page_size;
  guint32 n_pages;
};

/* One cell, its payload in one piece. */
typedef struct
{
  const guint8 *payload; /* in the page, or in @owned */
  gsize length;
  gint64 rowid;
  guint8 *owned; /* nullable */
} Cell;

static guint32
read_be (const guint8 *bytes, guint n)
{
  guint32 value = 0;

  for (guint i = 0; i < n; i++)
    value = value << 8 | bytes[i];
  return value;
}

/* FALSE where it goes past @end. */
static gboolean
read_varint (const guint8 **at, const guint8 *end, guint64 *value)
{
  guint64 result = 0;

  for (guint i = 0; i < 9 && *at < end; i++)
    {
      const guint8 byte = *(*at)++;

      if (i == 8)
        {
          *value = result << 8 | byte;
          return TRUE;
        }
      result = result << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        {
          *value = result;
          return TRUE;
        }
    }
  return FALSE;
}

static const guint8 *
get_page (AttachePageFile *self, guint32 page)
{
  return self->bytes + (gsize) (page - 1) * self->page_size;
}

static guint
header_offset (guint32 page)
{
  return page == 1 ? HEADER : 0;
}

static gboolean
is_kind (guint8 byte)
{
  return byte == ATTACHE_PAGE_INDEX_INTERIOR || byte == ATTACHE_PAGE_TABLE_INTERIOR
         || byte == ATTACHE_PAGE_INDEX_LEAF || byte == ATTACHE_PAGE_TABLE_LEAF;
}

/* How many of the first pages look like pages of a tree if pages have @size. */
static guint
count_sane (AttachePageFile *self, guint32 size)
{
  guint n_sane = 0;

  for (gsize at = size; at + size <= self->length && at / size < SAMPLE; at += size)
    {
      const guint8 *page = self->bytes + at;
      const guint32 content = read_be (page + 5, 2);

      n_sane += is_kind (page[0]) && content <= size && content > 2 * read_be (page + 3, 2);
    }
  return n_sane;
}

/* The header tells, unless it is damaged too. */
static guint32
find_page_size (AttachePageFile *self)
{
  guint32 told;

  if (self->length < HEADER)
    return USUAL_SIZE;
  told = read_be (self->bytes + 16, 2);
  if (told == 1)
    told = 65536;
  if (told < 512 || (told & (told - 1)) != 0 || told == USUAL_SIZE)
    return USUAL_SIZE;
  return count_sane (self, told) > count_sane (self, USUAL_SIZE) ? told : USUAL_SIZE;
}

AttachePageFile *
attache_page_file_open (const char *path, GError **error)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, error);
  AttachePageFile *self;

  if (mapped == NULL)
    return NULL;
  self = g_new0 (AttachePageFile, 1);
  self->bytes = (const guint8 *) g_mapped_file_get_contents (mapped);
  self->length = g_mapped_file_get_length (mapped);
  self->mapped = g_steal_pointer (&mapped);
  self->page_size = find_page_size (self);
  self->n_pages = (guint32) MIN (self->length / self->page_size, G_MAXUINT32);
  return self;
}

void
attache_page_file_free (AttachePageFile *self)
{
  g_return_if_fail (self != NULL);

  g_mapped_file_unref (self->mapped);
  g_free (self);
}

guint32
attache_page_file_get_n_pages (AttachePageFile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

guint32
attache_page_file_get_user_version (AttachePageFile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages > 0 ? read_be (self->bytes + 60, 4) : 0;
}

AttachePageKind
attache_page_file_get_kind (AttachePageFile *self, guint32 page)
{
  guint8 byte;

  g_return_val_if_fail (self != NULL, ATTACHE_PAGE_OTHER);

  if (page == 0 || page > self->n_pages)
    return ATTACHE_PAGE_OTHER;
  byte = get_page (self, page)[header_offset (page)];
  return is_kind (byte) ? (AttachePageKind) byte : ATTACHE_PAGE_OTHER;
}

gboolean *
attache_page_file_dup_free_pages (AttachePageFile *self)
{
  gboolean *is_free;
  guint32 trunk;

  g_return_val_if_fail (self != NULL, NULL);

  is_free = g_new0 (gboolean, (gsize) self->n_pages + 1);
  trunk = self->n_pages > 0 ? read_be (self->bytes + 32, 4) : 0;
  while (trunk > 1 && trunk <= self->n_pages && !is_free[trunk])
    {
      const guint8 *page = get_page (self, trunk);
      const guint32 n_leaves = MIN (read_be (page + 4, 4), self->page_size / 4 - 2);

      is_free[trunk] = TRUE;
      for (guint32 i = 0; i < n_leaves; i++)
        {
          const guint32 leaf = read_be (page + 8 + 4 * i, 4);

          if (leaf > 1 && leaf <= self->n_pages)
            is_free[leaf] = TRUE;
        }
      trunk = read_be (page, 4);
    }
  return is_free;
}

/* How much of a payload stands on the page itself. */
static gsize
local_length (AttachePageFile *self, gboolean is_table, guint64 length)
{
  const gsize usable = self->page_size;
  const gsize most = is_table ? usable - 35 : (usable - 12) * 64 / 255 - 23;
  const gsize least = (usable - 12) * 32 / 255 - 23;
  gsize kept;

  if (length <= most)
    return (gsize) length;
  kept = least + (gsize) ((length - least) % (usable - 4));
  return kept <= most ? kept : least;
}

/* Follows the chain that begins at @next. FALSE where it ends early or leaves the file. */
static gboolean
gather (AttachePageFile *self, Cell *cell, gsize n_local, guint32 next)
{
  const gsize room = self->page_size - 4;
  gsize have = n_local;

  cell->owned = g_try_malloc (cell->length);
  if (cell->owned == NULL)
    return FALSE;
  memcpy (cell->owned, cell->payload, n_local);
  while (have < cell->length)
    {
      const gsize part = MIN (room, cell->length - have);

      if (next == 0 || next > self->n_pages)
        return FALSE;
      memcpy (cell->owned + have, get_page (self, next) + 4, part);
      have += part;
      next = read_be (get_page (self, next), 4);
    }
  cell->payload = cell->owned;
  return TRUE;
}

/* FALSE where it makes no sense; @cell->owned may be there all the same. */
static gboolean
read_cell (AttachePageFile *self, guint32 page, AttachePageKind kind, guint32 offset, Cell *cell)
{
  const guint8 *end = get_page (self, page) + self->page_size;
  const guint8 *at = get_page (self, page) + offset + (kind == ATTACHE_PAGE_INDEX_INTERIOR ? 4 : 0);
  const gboolean is_table = kind == ATTACHE_PAGE_TABLE_LEAF;
  guint64 length, rowid = 0;
  gsize n_local;

  memset (cell, 0, sizeof *cell);
  if (at >= end || !read_varint (&at, end, &length) || length == 0
      || length > MIN (self->length, MAX_LENGTH) || (is_table && !read_varint (&at, end, &rowid)))
    return FALSE;
  n_local = local_length (self, is_table, length);
  cell->payload = at;
  cell->length = (gsize) length;
  cell->rowid = (gint64) rowid;
  if ((gsize) (end - at) < n_local)
    return FALSE;
  return n_local == length
         || ((gsize) (end - at) >= n_local + 4
             && gather (self, cell, n_local, read_be (at + n_local, 4)));
}

static gint64
read_integer (const guint8 *bytes, gsize n)
{
  guint64 value = n > 0 && (bytes[0] & 0x80) != 0 ? G_MAXUINT64 : 0;

  for (gsize i = 0; i < n; i++)
    value = value << 8 | bytes[i];
  return (gint64) value;
}

/* FALSE where the type takes more than there is. */
static gboolean
read_field (guint64 type, const guint8 **at, const guint8 *end, AttacheField *field)
{
  static const guint8 sizes[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0 };
  const guint64 length = type < 10 ? sizes[type] : type < 12 ? G_MAXUINT64 : (type - 12) / 2;
  guint64 bits;

  if (length > (guint64) (end - *at))
    return FALSE;
  memset (field, 0, sizeof *field);
  field->bytes = *at;
  field->length = (gsize) length;
  if (type >= 12)
    field->type = type % 2 == 0 ? ATTACHE_FIELD_BLOB : ATTACHE_FIELD_TEXT;
  else if (type == 7)
    {
      field->type = ATTACHE_FIELD_REAL;
      bits = (guint64) read_integer (*at, 8);
      memcpy (&field->real, &bits, sizeof bits);
    }
  else if (type > 0)
    {
      field->type = ATTACHE_FIELD_INT;
      field->integer = type >= 8 ? (gint64) type - 8 : read_integer (*at, (gsize) length);
    }
  *at += length;
  return TRUE;
}

/* FALSE where types and values do not fill the payload as they should. */
static gboolean
read_record (const Cell *cell, AttacheRecord *record)
{
  const guint8 *end = cell->payload + cell->length;
  const guint8 *types = cell->payload, *values;
  guint64 header, type;

  if (!read_varint (&types, end, &header) || header > cell->length)
    return FALSE;
  values = cell->payload + header;
  record->rowid = cell->rowid;
  record->n_fields = 0;
  while (types < cell->payload + header)
    {
      if (record->n_fields == ATTACHE_RECORD_MAX_FIELDS
          || !read_varint (&types, cell->payload + header, &type)
          || !read_field (type, &values, end, &record->fields[record->n_fields]))
        return FALSE;
      record->n_fields++;
    }
  return record->n_fields > 0 && values == end;
}

/* The offset of cell @i, or 0. */
static guint32
cell_offset (AttachePageFile *self, guint32 page, AttachePageKind kind, guint i)
{
  const gboolean is_interior = kind == ATTACHE_PAGE_INDEX_INTERIOR
                               || kind == ATTACHE_PAGE_TABLE_INTERIOR;
  const guint32 first = header_offset (page) + (is_interior ? 12 : 8);
  guint32 offset;

  if (first + 2 * i + 2 > self->page_size)
    return 0;
  offset = read_be (get_page (self, page) + first + 2 * i, 2);
  return offset >= first && offset < self->page_size ? offset : 0;
}

static guint
count_cells (AttachePageFile *self, guint32 page)
{
  const guint n = read_be (get_page (self, page) + header_offset (page) + 3, 2);

  return MIN (n, self->page_size / 4);
}

guint
attache_page_file_read (AttachePageFile *self, guint32 page, AttacheRecordFunc func, gpointer data,
                        guint *n_lost)
{
  const AttachePageKind kind = attache_page_file_get_kind (self, page);
  guint n_cells, n_used = 0;

  *n_lost = 0;
  if (kind == ATTACHE_PAGE_OTHER || kind == ATTACHE_PAGE_TABLE_INTERIOR)
    return 0;
  n_cells = count_cells (self, page);
  for (guint i = 0; i < n_cells; i++)
    {
      const guint32 offset = cell_offset (self, page, kind, i);
      AttacheRecord record;
      Cell cell = { 0 };

      if (offset != 0 && read_cell (self, page, kind, offset, &cell)
          && read_record (&cell, &record))
        n_used += func (&record, data);
      else
        (*n_lost)++;
      g_free (cell.owned);
    }
  return n_used;
}

void
attache_page_file_list_children (AttachePageFile *self, guint32 page, GArray *children)
{
  const AttachePageKind kind = attache_page_file_get_kind (self, page);
  guint n_cells;

  if (kind != ATTACHE_PAGE_INDEX_INTERIOR && kind != ATTACHE_PAGE_TABLE_INTERIOR)
    return;
  n_cells = count_cells (self, page);
  for (guint i = 0; i <= n_cells; i++)
    {
      /* The last child stands in the page's own header. */
      const guint32 offset = i < n_cells ? cell_offset (self, page, kind, i)
                                         : header_offset (page) + 8;
      guint32 child;

      if (offset == 0 || offset + 4 > self->page_size)
        continue;
      child = read_be (get_page (self, page) + offset, 4);
      if (child > 1 && child <= self->n_pages)
        g_array_append_val (children, child);
    }
}
