/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names are cut into words at hyphens, underscores and capitals; single words and pairs of words
 * are looked up. The lists are of our own making, from the habits of publishing systems and of the
 * languages that coverage comes in. */

#include "config.h"

#include "attache-page-words.h"

#include <string.h>

#define MAX_LENGTH 31 /* what is longer counts as that long */
#define MAX_WORDS 24
#define MAX_WORD 24

/* Each list is one string of words between spaces; a word has two letters or more. */

static const char *const body_words =
    " articlebody articlecontent articletext articlecopy articlemain storybody storycontent "
    "storytext "
    "entrycontent entrytext entrybody postcontent postbody posttext postentry newsbody newscontent "
    "newstext "
    "bodycopy bodytext bodycontent contentbody textbody richtext pagecontent singlecontent "
    "artikeltext "
    "artikelinhalt artikelbody articulocuerpo cuerponoticia notacuerpo noticiacuerpo "
    "contenidonoticia "
    "texteorticle contenuarticle corpsarticle trescartykulu artykultresc haberdetay habericerik "
    "habermetin "
    "newsdetail articledetail blogcontent blogpost fieldbody fieldnamebody posttextcontent "
    "tdpostcontent "
    "contentarticle contenttext maincontent mainarticle maintext articleparagraph paragraphtext "
    "contentdetail detailcontent detailtext rtetext ";

static const char *const content_words = " article content contents post entry story text body "
                                         "main artikel inhalt beitrag contenido noticia "
                                         "cuerpo contenu corps tresc artykul haber metin makale "
                                         "hentry news blog page texto testo articolo "
                                         "statya tekst readable prose copy richtext ";

static const char *const caption_words =
    " caption figcaption bildunterschrift bu legende legenda imagecaption photocaption wpcaption "
    "captiontext imgcaption picturecaption mediacaption credit credits photocredit copyrightnotice "
    "imageannotation pictureannotation imagetext imagecredit imagedescription picturesource "
    "mediatext ";

static const char *const byline_words =
    " byline author authors autor autoren auteur dateline timestamp published "
    "pubdate postmeta entrymeta articlemeta metadata postinfo postdate "
    "authorname authorlink authortitle postauthor entryauthor articleauthor "
    "contributor contributors reporter writer journalist redakteur username "
    "entrydate articleinfo publishdate datum kicker ";

static const char *const aside_words = " widget widgets teaser teasers meta aside box infobox toc "
                                       "tags tag tagcloud categories category "
                                       "rubrik thumbnails gallery slideshow carousel slider "
                                       "pullquote rating ratings vote poll quiz print tool "
                                       "tools tip button buttons utility ";

static const char *const out_words =
    " sidebar sidebars sidebarright sidebarleft seitenleiste rightcolumn leftcolumn rightcol "
    "leftcol rightbar "
    "related relatedposts relatedarticles verwandt relacionadas relacionados similar recommended "
    "recommendation recommendations recommend polecane ilgili empfehlungen weiterlesen morefrom "
    "morenews "
    "morestories readmore readnext readalso alsoread lireaussi nextup uptonext mostread "
    "mostpopular popular "
    "trending latestnews latestposts recentposts "
    "share shares sharing sharebar sharebuttons sharedaddy addtoany addthis social socialmedia "
    "socialshare "
    "partager compartir teilen udostepnij paylas "
    "socials socialbar socialbuttons sharelinks shareicons sharetools footnote footnotes "
    "entryfooter postfooter "
    "articlefooter entryutility postratings infobox textbox inlinebox relatedarticle "
    "relatedcontent relatednews "
    "relatedstories relatedlinks relatedtopics recommande recommandations weitere mehrzum "
    "mehrlesen zumthema "
    "alsointerested youmaylike youmightlike mustread toread seealso voiraussi aussi leggianche "
    "altriarticoli "
    "notasrelacionadas masnoticias teinteresa vejatambem leiatambem czytajtakze zobacztakze "
    "powiazane podobne "
    "pohozhie chitayte ilginizi onerilen appdownload getapp callout cta newsletterbox teaserlist "
    "teaserbox "
    "newsletter newsletters subscribe subscription signup regwall abo abonnement suscripcion "
    ""
    "ad ads advert adverts advertisement advertising adsense adslot adunit adcontainer banner "
    "banners werbung "
    "anzeige publicite publicidad pubblicita reklama reklam sponsor sponsored sponsors outbrain "
    "taboola promo "
    "promos promotion promoted affiliate affiliates "
    "nav navi navbar navigation menu menus submenu mainmenu topmenu breadcrumb breadcrumbs "
    "brotkrumen pager "
    "pagination paging prevnext postnav postnavigation skiplink skiplinks masthead topbar toolbar "
    "sitemap "
    "footer footers pagefooter sitefooter fuss fusszeile footernav colophon copyright impressum "
    "disclaimer "
    "authorbio authorbox authorinfo aboutauthor bio biobox "
    "login register popup modal lightbox overlay dialog tooltip search searchform suche "
    "languageswitcher "
    "invisible sronly screenreadertext visuallyhidden "
    "trackback trackbacks pingback pingbacks blogroll shoutbox shopping cart warenkorb shop donate "
    "donation ";

static const char *const comment_words =
    " comment comments commentlist commentform respond disqus kommentar kommentare kommentarer "
    "commentaires comentarios komentarze yorum yorumlar commenti reacties livefyre fbcomments ";

static const char *const consent_words =
    " cookie cookies cookiebar cookielaw cookiebanner cookieconsent consent gdpr dsgvo rgpd ccpa "
    "onetrust didomi "
    "usercentrics quantcast cookiebot borlabs privacymanager cmp eucookie cookienotice ";

/* A word before these turns their meaning: "no-sidebar", "has-comments", "with-ads". */
static const char *const turning_words =
    " no has with without is not mit ohne enable enabled disable disabled open "
    "wp js ";

struct _AttachePageWords
{
  GHashTable *parts;   /* Owned: word → AttachePagePart; the words are borrowed of buffers */
  GHashTable *turning; /* Owned */
  GPtrArray *buffers;
  guint32 lengths[26][26]; /* of the words with these first two letters, a bit each: most words of
                              pages are turned away by it */
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
      self->lengths[word[0] - 'a'][word[1] - 'a'] |= 1U << MIN (p - 1 - word, MAX_LENGTH);
    }
}

AttachePageWords *
attache_page_words_new (void)
{
  AttachePageWords *self = g_new0 (AttachePageWords, 1);

  self->parts = g_hash_table_new (g_str_hash, g_str_equal);
  self->turning = g_hash_table_new (g_str_hash, g_str_equal);
  self->buffers = g_ptr_array_new_with_free_func (g_free);
  add_list (self, self->parts, consent_words, ATTACHE_PART_CONSENT);
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
  if (word[1] == '\0'
      || (self->lengths[word[0] - 'a'][word[1] - 'a'] & 1U << MIN (strlen (word), MAX_LENGTH)) == 0)
    return ATTACHE_PART_NONE;
  return GPOINTER_TO_INT (g_hash_table_lookup (self->parts, word));
}

static AttachePagePart
part_of_name (const AttachePageWords *self, char words[MAX_WORDS][MAX_WORD], guint n_words)
{
  AttachePagePart part = ATTACHE_PART_NONE;

  /* "category-comment" is what an article is filed under. */
  if (n_words > 1 && (strcmp (words[0], "category") == 0 || strcmp (words[0], "tag") == 0))
    return ATTACHE_PART_NONE;
  for (guint i = 0; i < n_words; i++)
    {
      char pair[2 * MAX_WORD];
      AttachePagePart found = ATTACHE_PART_NONE;

      if (i + 1 < n_words)
        {
          gsize n = strlen (words[i]);

          memcpy (pair, words[i], n);
          memcpy (pair + n, words[i + 1], strlen (words[i + 1]) + 1);
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
