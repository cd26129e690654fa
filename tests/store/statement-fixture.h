/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One article of four statements: a quotation that is broken, and a statement with one inside. What
 * a reader does to them, there and back again, and what must then be so. */

#pragma once

#include "attache-decision.h"
#include "store-sample.h"

#define BRIDGE "We shall open the bridge"
#define SNOW "before the first snow falls. Nobody will be left out"
#define MILL "the mill was sold and the river is low"
#define RIVER "the river is low"
#define TEXT                                                                                       \
  "“" BRIDGE ",” Ada Lorne said, “" SNOW ".”\n\n"                                                \
  "Boris Veld said that " MILL ".\n"
/* Another text of the same article, in which all stands elsewhere. */
#define LATER "Zenda, on Sunday.\n\n" TEXT

#define N_FOUND 4

typedef struct
{
  char *folder;
  AttacheDatabase *db;
  SampleArticle *article;
  gint64 id;
} StatementFixture;

typedef enum
{
  WITHOUT_SNOW = 1 << 0,
  WITH_WHOLE = 1 << 1, /* the quotation as one */
} StatementVariant;

#define LORNE_BRIDGE "Ada Lorne: " BRIDGE "\n"
#define VELD_SNOW "Boris Veld: " SNOW "\n"
#define LORNE_WHOLE "Ada Lorne: " BRIDGE " … " SNOW "\n"
#define REST "Boris Veld: " MILL "\n?: " RIVER "\n"
#define FOUND LORNE_BRIDGE VELD_SNOW REST

void statement_fixture_set_up (StatementFixture *fixture, gconstpointer data);
void statement_fixture_tear_down (StatementFixture *fixture, gconstpointer data);
SampleArticle *statement_fixture_new_article (const char *text, guint variant);
/* What is written of statements twice says the same. */
void statement_fixture_assert_whole (StatementFixture *fixture);
/* Of the statement whose words begin so; of several the longest. */
gint64 statement_fixture_get (StatementFixture *fixture, const char *words);
/* Words and speaker of all, in the order of the text. */
void statement_fixture_assert_statements (StatementFixture *fixture, const char *expected);
/* Of choices and decisions whose ground is gone. */
void statement_fixture_assert_lost (StatementFixture *fixture, guint n_choices, guint n_decisions);
void statement_fixture_go (StatementFixture *fixture, gboolean is_undo);
/* There and back again says the same, byte for byte. Takes @before. */
void statement_fixture_assert_way_back (StatementFixture *fixture, char *before);
void statement_fixture_merge (StatementFixture *fixture, const char *one, const char *other);
/* The second part begins with @at. */
void statement_fixture_split (StatementFixture *fixture, const char *one, const char *at);
void statement_fixture_decide (StatementFixture *fixture, const char *one, AttacheDecision decision,
                               const char *speaker);
void statement_fixture_analyse (StatementFixture *fixture, guint variant);
