/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a page says of its article, gathered from many places that may contradict each other: for
 * each fact the best-ranked word is kept. */

#pragma once

#include "attache-import-date.h"

G_BEGIN_DECLS

/* Where a word stands, from the most to the least believed. The order is that of
 * src/import/README.md. */
typedef enum
{
  ATTACHE_FACT_FROM_RECORD,    /* JSON-LD of an article */
  ATTACHE_FACT_FROM_META,      /* OpenGraph article:…, Dublin Core, and what news systems use */
  ATTACHE_FACT_FROM_MICRODATA, /* itemprop */
  ATTACHE_FACT_FROM_WEAK_META, /* og:title, name="author", JSON-LD of the page */
  ATTACHE_FACT_FROM_MARKUP,    /* <time>, rel="author", classes named for it */
  ATTACHE_FACT_FROM_ADDRESS,   /* /2022/09/27/ */
  ATTACHE_FACT_FROM_TEXT,      /* printed near the headline */
  ATTACHE_FACT_FROM_ELSEWHERE, /* such markup far from the article: lists of others */
  ATTACHE_FACT_NONE,
} AttacheFactRank;

typedef struct
{
  AttacheFactRank rank;
  guint32 block; /* where it stands; 0 for nowhere */
  char name[];   /* clean */
} AttachePageName;

typedef struct
{
  /* Owned, nullable; one line, trimmed */
  char *title;
  char *author;       /* settled at the end */
  GPtrArray *names;   /* Owned, of AttachePageName: the authors that were offered */
  guint32 name_block; /* the node that the authors now offered stand in, or 0: those of one sign
                         together */
  GPtrArray *titles;  /* Owned, of char *: the titles that were offered, as they are */
  char *outlet;
  char *url;
  char *language;
  char *short_title; /* the <title> of the page: no fact, but it tells which heading is the headline
                      */
  AttacheImportDate date;
  gboolean date_is_utc; /* it was told in UTC, which few outlets live in */

  AttacheFactRank title_rank;
  AttacheFactRank outlet_rank;
  AttacheFactRank url_rank;
  AttacheFactRank language_rank;
  AttacheFactRank date_rank;
} AttachePageFacts;

AttachePageFacts *attache_page_facts_new (void);
void attache_page_facts_free (AttachePageFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttachePageFacts, attache_page_facts_free)

/* Transfer full: @value on one line without its entities, of @max_chars code points at most; NULL
 * where nothing is left, or @value is NULL. */
char *attache_page_facts_dup_clean (const char *value, guint max_chars);

/* Each takes the word if it is one and ranks before what is there; @value nullable, of any length.
 * Entities that were escaped twice are read. */
void attache_page_facts_offer_title (AttachePageFacts *facts, AttacheFactRank rank,
                                     const char *value);
/* Names are cleaned of "By"; what is no name, or "admin", is turned away. */
void attache_page_facts_offer_author (AttachePageFacts *facts, AttacheFactRank rank,
                                      const char *value);
/* Fills facts->author, once, from the names that were offered: those of the best rank, joined;
 * "Redaktion" and the outlet itself only where there is nobody else. */
void attache_page_facts_settle_author (AttachePageFacts *facts);
void attache_page_facts_offer_outlet (AttachePageFacts *facts, AttacheFactRank rank,
                                      const char *value);
void attache_page_facts_offer_url (AttachePageFacts *facts, AttacheFactRank rank,
                                   const char *value);
void attache_page_facts_offer_language (AttachePageFacts *facts, AttacheFactRank rank,
                                        const char *value);
void attache_page_facts_offer_date (AttachePageFacts *facts, AttacheFactRank rank,
                                    const char *value);

/* Puts a day right that was told in UTC and is another one at the outlet; once, when all was
 * offered. */
void attache_page_facts_settle_date (AttachePageFacts *facts);

/* Reads one JSON-LD record; of what is no sound JSON, the plain words that can be told. */
void attache_page_record_read (AttachePageFacts *facts, const char *json);

G_END_DECLS
