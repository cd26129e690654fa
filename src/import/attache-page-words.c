/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names are cut into words at hyphens, underscores and capitals; single words and pairs of words are
 * looked up. The lists are of our own making, from the habits of publishing systems and of the
 * languages that coverage comes in. */

#include "config.h"

#include "attache-page-words.h"

#include <string.h>

#define MAX_WORDS 24
#define MAX_WORD 24

/* Each list is one string of words between spaces. */

static const char *const body_words
    = " articlebody articlecontent articletext articlecopy articlemain storybody storycontent storytext "
      "entrycontent entrytext entrybody postcontent postbody posttext postentry newsbody newscontent newstext "
      "bodycopy bodytext bodycontent contentbody textbody richtext pagecontent singlecontent artikeltext "
      "artikelinhalt artikelbody articulocuerpo cuerponoticia notacuerpo noticiacuerpo contenidonoticia "
      "texteorticle contenuarticle corpsarticle trescartykulu artykultresc haberdetay habericerik habermetin "
      "newsdetail articledetail blogcontent blogpost fieldbody fieldnamebody posttextcontent tdpostcontent "
      "contentarticle contenttext maincontent mainarticle maintext articleparagraph paragraphtext "
      "contentdetail detailcontent detailtext rtetext ";

static const char *const content_words
    = " article content contents post entry story text body main artikel inhalt beitrag contenido noticia "
      "cuerpo contenu corps tresc artykul haber metin makale hentry news blog page texto testo articolo "
      "statya tekst readable prose copy richtext ";

static const char *const caption_words
    = " caption figcaption bildunterschrift bu legende legenda imagecaption photocaption wpcaption "
      "captiontext imgcaption picturecaption mediacaption credit credits photocredit copyrightnotice ";

static const char *const byline_words = " byline author authors autor autoren auteur dateline timestamp published "
                                        "pubdate postmeta entrymeta articlemeta metadata postinfo postdate "
                                        "entrydate articleinfo publishdate datum kicker ";

static const char *const aside_words
    = " widget widgets teaser teasers meta aside box infobox toc tags tag tagcloud categories category "
      "rubrik thumbnails gallery slideshow carousel slider pullquote rating ratings vote poll quiz print tool "
      "tools tip button buttons utility ";

static const char *const out_words
    = " sidebar sidebars sidebarright sidebarleft seitenleiste rightcolumn leftcolumn rightcol leftcol rightbar "
      "related relatedposts relatedarticles verwandt relacionadas relacionados similar recommended "
      "recommendation recommendations recommend polecane ilgili empfehlungen weiterlesen morefrom morenews "
      "morestories readmore readnext readalso alsoread lireaussi nextup uptonext mostread mostpopular popular "
      "trending latestnews latestposts recentposts "
      "share shares sharing sharebar sharebuttons sharedaddy addtoany addthis social socialmedia socialshare "
      "partager compartir teilen udostepnij paylas "
      "newsletter newsletters subscribe subscription signup regwall abo abonnement suscripcion "
      "cookie cookies consent gdpr onetrust didomi usercentrics "
      "ad ads advert adverts advertisement advertising adsense adslot adunit adcontainer banner banners werbung "
      "anzeige publicite publicidad pubblicita reklama reklam sponsor sponsored sponsors outbrain taboola promo "
      "promos promotion promoted affiliate affiliates "
      "nav navi navbar navigation menu menus submenu mainmenu topmenu breadcrumb breadcrumbs brotkrumen pager "
      "pagination paging prevnext postnav postnavigation skiplink skiplinks masthead topbar toolbar sitemap "
      "footer footers pagefooter sitefooter fuss fusszeile footernav colophon copyright impressum disclaimer "
      "authorbio authorbox authorinfo aboutauthor bio biobox "
      "login register popup modal lightbox overlay dialog tooltip search searchform suche languageswitcher "
      "invisible sronly screenreadertext visuallyhidden noprint "
      "trackback trackbacks pingback pingbacks blogroll shoutbox shopping cart warenkorb shop donate donation ";

static const char *const comment_words
    = " comment comments commentlist commentform respond disqus kommentar kommentare kommentarer "
      "commentaires comentarios komentarze yorum yorumlar commenti reacties livefyre fbcomments ";

/* A word before these turns their meaning: "no-sidebar", "has-comments", "with-ads". */
static const char *const turning_words = " no has with without is not mit ohne enable enabled disable disabled open "
                                         "wp js ";

static const char *const notices[] = {
  "advertisement", "advertising", "anzeige", "werbung", "publicité", "publicidad", "pubblicità", "reklama", "реклама",
  "share this", "share on", "share:", "share via", "teilen", "partager", "compartir", "condividi", "udostępnij",
  "поделиться", "paylaş", "follow us", "folge uns", "folgen sie uns", "síguenos", "suivez-nous",
  "read more", "read also", "also read", "see also:", "related:", "read next", "more on this", "lesen sie auch",
  "lesen sie mehr", "lesen sie dazu", "mehr zum thema", "weiterlesen", "lire aussi", "à lire aussi", "à lire",
  "lea también", "leer más", "leggi anche", "czytaj też", "czytaj także", "czytaj więcej", "zobacz też", "zobacz także",
  "читайте также", "читать далее", "leia também", "lees ook", "sign up", "subscribe", "newsletter", "abonnieren",
  "jetzt abonnieren", "s'abonner", "suscríbete", "iscriviti", "click here to", "hier klicken", "download the app",
  "this article was originally", "all rights reserved", "alle rechte vorbehalten", "tous droits réservés",
  "todos los derechos", "wszelkie prawa", "все права защищены", "copyright ©", "© ", "(c) copyright", "photo:", "foto:",
  "photo by", "photo credit", "image credit", "image:", "bild:", "bildquelle", "fotos:", "picture:", "tags:", "tagged",
  "schlagwörter", "schlagworte", "stichworte", "filed under", "posted in", "posted by", "posted on", "categories:",
  "kategorien:", "kategorie:", "category:", "topics:", "leave a comment", "leave a reply", "kommentar schreiben",
  "kommentieren", "skip to", "zum inhalt", "print this", "drucken", "artikel drucken", "back to top", "nach oben",
  "zurück zu", "please enable javascript", "loading", "last updated", "zuletzt aktualisiert", "updated:", "published:",
  "like this:", "be the first", "join the conversation", "sponsored", "permalink", "add to favorites", "e-mail this",
  "email this", "tweet", "follow @", "min read", "watch:", "video:", "listen to this", "play video", "view comments",
};

/* Wherever they stand in a line that is not long. */
static const char *const offers[] = {
  "please subscribe", "subscribe to our", "subscribe now", "already a subscriber", "become a member", "become a subscriber",
  "sign up for", "sign up to", "signing up", "log in to", "log in for", "to continue reading", "free newsletter",
  "our newsletter", "daily newsletter", "weekly newsletter", "newsletter abonnieren", "unseren newsletter",
  "unser newsletter", "unserem newsletter", "zum newsletter", "jetzt anmelden", "jetzt abonnieren", "weiterlesen mit",
  "mit abo", "download the app", "apps for ios", "app store", "google play", "follow us on", "like us on facebook",
  "folgen sie uns", "folge uns auf", "join our", "all rights reserved", "alle rechte vorbehalten", "may not be published",
  "is not responsible for the opinions", "we want to hear what you think", "affiliate commission", "affiliate-links",
  "affiliate links", "we may earn", "contains references to products", "we may receive a commission",
  "support our journalism", "support independent", "unterstützen sie uns", "privatsphäre-einstellungen",
  "cookie-einstellungen", "use cookies", "uses cookies", "verwendet cookies", "suscríbete", "abonnez-vous",
  "newsletter gratuite", "nasz newsletter", "naszego newslettera", "javascript",
};

static const char *const ends[] = {
  "related articles", "related posts", "related stories", "related news", "related content", "related topics", "related",
  "more from", "more stories", "more news", "more on this story", "more in", "read more", "read next", "recommended",
  "you may also like", "you might also like", "you may also be interested", "also on", "most read", "most popular",
  "trending", "latest news", "latest stories", "recent posts", "popular posts", "top stories", "what to read next",
  "comments", "comment", "leave a comment", "leave a reply", "post a comment", "join the discussion", "responses",
  "share this", "share this article", "share this story", "about the author", "about author", "author bio",
  "subscribe to", "sign up for", "our newsletter", "newsletter", "kommentare", "kommentar", "schreibe einen kommentar",
  "kommentar verfassen", "ähnliche artikel", "ähnliche beiträge", "verwandte artikel", "weitere artikel",
  "weitere themen", "weitere meldungen", "weitere beiträge", "weitere nachrichten", "mehr zum thema", "mehr zu",
  "mehr aus", "mehr artikel", "das könnte", "auch interessant", "lesen sie auch", "meistgelesen", "neueste",
  "neueste beiträge", "über den autor", "über die autorin", "diese artikel könnten", "teilen mit", "à lire aussi",
  "lire aussi", "sur le même sujet", "commentaires", "articles similaires", "laisser un commentaire",
  "noticias relacionadas", "artículos relacionados", "te puede interesar", "comentarios", "deja una respuesta",
  "deja un comentario", "articoli correlati", "commenti", "leggi anche", "potrebbe interessarti", "zobacz też",
  "zobacz także", "czytaj także", "komentarze", "podobne artykuły", "polecane", "powiązane", "читайте также",
  "комментарии", "похожие", "ilgili haberler", "yorumlar", "notícias relacionadas", "leia também", "references",
  "trackbacks", "pingbacks", "tags", "einzelnachweise", "weblinks",
};

struct _AttachePageWords
{
  GHashTable *parts; /* Owned: word → AttachePagePart; the words are borrowed of buffers */
  GHashTable *turning; /* Owned */
  GPtrArray *buffers;
};

/* The first list to claim a word keeps it. */
static void
add_list (AttachePageWords *self, GHashTable *table, const char *list, AttachePagePart part)
{
  char *p = g_strdup (list);

  g_ptr_array_add (self->buffers, p);
  while (*(p += strspn (p, " ")) != '\0')
    {
      char *word = p;

      p += strcspn (p, " ");
      *p++ = '\0';
      if (!g_hash_table_contains (table, word))
        g_hash_table_insert (table, word, GINT_TO_POINTER (part));
    }
}

AttachePageWords *
attache_page_words_new (void)
{
  AttachePageWords *self = g_new0 (AttachePageWords, 1);

  self->parts = g_hash_table_new (g_str_hash, g_str_equal);
  self->turning = g_hash_table_new (g_str_hash, g_str_equal);
  self->buffers = g_ptr_array_new_with_free_func (g_free);
  add_list (self, self->parts, comment_words, ATTACHE_PART_COMMENTS);
  add_list (self, self->parts, out_words, ATTACHE_PART_OUT);
  add_list (self, self->parts, body_words, ATTACHE_PART_BODY);
  add_list (self, self->parts, caption_words, ATTACHE_PART_CAPTION);
  add_list (self, self->parts, byline_words, ATTACHE_PART_BYLINE);
  add_list (self, self->parts, aside_words, ATTACHE_PART_ASIDE);
  add_list (self, self->parts, content_words, ATTACHE_PART_CONTENT);
  add_list (self, self->turning, turning_words, ATTACHE_PART_CONTENT);
  return self;
}

void
attache_page_words_free (AttachePageWords *self)
{
  g_hash_table_unref (self->parts);
  g_hash_table_unref (self->turning);
  g_ptr_array_unref (self->buffers);
  g_free (self);
}

/* The words of one class name, lower case. Answers how many; *@names moves behind the name. */
static guint
read_words (const char **names, char words[MAX_WORDS][MAX_WORD])
{
  const char *p = *names;
  guint n_words = 0;
  guint n = 0;
  char before = ' ';

  while (*p != '\0' && g_ascii_isspace (*p))
    p++;
  for (; *p != '\0' && !g_ascii_isspace (*p); before = *p++)
    {
      gboolean is_letter = g_ascii_isalpha (*p);

      if (n > 0 && (!is_letter || (g_ascii_isupper (*p) && g_ascii_islower (before))))
        {
          words[n_words++][n] = '\0';
          n = 0;
        }
      if (n_words == MAX_WORDS)
        break;
      if (is_letter && n < MAX_WORD - 1)
        words[n_words][n++] = g_ascii_tolower (*p);
    }
  if (n > 0 && n_words < MAX_WORDS)
    words[n_words++][n] = '\0';
  while (*p != '\0' && !g_ascii_isspace (*p))
    p++;
  *names = p;
  return n_words;
}

static AttachePagePart
part_of_word (const AttachePageWords *self, const char *word)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->parts, word));
}

static AttachePagePart
part_of_name (const AttachePageWords *self, char words[MAX_WORDS][MAX_WORD], guint n_words)
{
  AttachePagePart part = ATTACHE_PART_NONE;

  for (guint i = 0; i < n_words; i++)
    {
      char pair[2 * MAX_WORD];
      AttachePagePart found = ATTACHE_PART_NONE;

      if (i + 1 < n_words)
        {
          g_snprintf (pair, sizeof pair, "%s%s", words[i], words[i + 1]);
          found = part_of_word (self, pair);
        }
      if (found == ATTACHE_PART_NONE)
        found = part_of_word (self, words[i]);
      else
        i++;
      if (i > 0 && found >= ATTACHE_PART_OUT && g_hash_table_contains (self->turning, words[i - 1]))
        found = ATTACHE_PART_NONE;
      part = MAX (part, found);
    }
  return part;
}

AttachePagePart
attache_page_words_part (const AttachePageWords *self, const char *names)
{
  AttachePagePart part = ATTACHE_PART_NONE;
  char words[MAX_WORDS][MAX_WORD];

  g_return_val_if_fail (names != NULL, ATTACHE_PART_NONE);

  while (*names != '\0')
    {
      guint n_words = read_words (&names, words);

      part = MAX (part, part_of_name (self, words, n_words));
    }
  return part;
}

static gboolean
begins_with_any (const char *line, const char *const *phrases, guint n_phrases, gsize max_more)
{
  gsize length = MIN (strlen (line), 400);
  g_autofree char *folded = NULL;

  while (length > 0 && ((guchar) line[length] & 0xc0) == 0x80)
    length--;
  folded = g_utf8_strdown (line, length);
  for (guint i = 0; i < n_phrases; i++)
    {
      gsize n = strlen (phrases[i]);

      if (strncmp (folded, phrases[i], n) == 0 && strlen (folded + n) <= max_more
          && (!g_ascii_isalnum (folded[n]) || !g_ascii_isalnum (phrases[i][n - 1])))
        return TRUE;
    }
  return FALSE;
}

gboolean
attache_page_words_is_notice (const char *line)
{
  g_return_val_if_fail (line != NULL, FALSE);

  return begins_with_any (line, notices, G_N_ELEMENTS (notices), 100);
}

gboolean
attache_page_words_is_offer (const char *line)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (line != NULL, FALSE);

  folded = g_utf8_strdown (line, -1);
  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      if (strstr (folded, offers[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

gboolean
attache_page_words_is_end (const char *line)
{
  g_return_val_if_fail (line != NULL, FALSE);

  return begins_with_any (line, ends, G_N_ELEMENTS (ends), 24);
}
