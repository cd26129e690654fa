/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Phrases are compared at the beginning of a line, offers at any of its words; lower case, as
 * printed. The lists are of our own making, for the languages that coverage comes in. */

#include "config.h"

#include "attache-page-phrases.h"

#include <string.h>

static const char *const notices[] = {
  "advertisement",
  "advertising",
  "anzeige",
  "werbung",
  "publicité",
  "publicidad",
  "pubblicità",
  "reklama",
  "реклама",
  "share this",
  "share on",
  "share:",
  "share via",
  "teilen",
  "partager",
  "compartir",
  "condividi",
  "udostępnij",
  "поделиться",
  "paylaş",
  "follow us",
  "folge uns",
  "folgen sie uns",
  "síguenos",
  "suivez-nous",
  "read more",
  "read also",
  "also read",
  "see also:",
  "related:",
  "read next",
  "more on this",
  "lesen sie auch",
  "lesen sie mehr",
  "lesen sie dazu",
  "mehr zum thema",
  "weiterlesen",
  "lire aussi",
  "à lire aussi",
  "à lire",
  "lea también",
  "leer más",
  "leggi anche",
  "czytaj też",
  "czytaj także",
  "czytaj więcej",
  "zobacz też",
  "zobacz także",
  "читайте также",
  "читать далее",
  "leia também",
  "lees ook",
  "sign up",
  "subscribe",
  "newsletter",
  "abonnieren",
  "jetzt abonnieren",
  "s'abonner",
  "suscríbete",
  "iscriviti",
  "click here to",
  "hier klicken",
  "download the app",
  "this article was originally",
  "all rights reserved",
  "alle rechte vorbehalten",
  "tous droits réservés",
  "todos los derechos",
  "wszelkie prawa",
  "все права защищены",
  "copyright ©",
  "© ",
  "(c) copyright",
  "photo:",
  "foto:",
  "photo by",
  "photo credit",
  "image credit",
  "image:",
  "bild:",
  "bildquelle",
  "fotos:",
  "picture:",
  "tags:",
  "tagged",
  "schlagwörter",
  "schlagworte",
  "stichworte",
  "filed under",
  "posted in",
  "posted by",
  "posted on",
  "categories:",
  "kategorien:",
  "kategorie:",
  "category:",
  "topics:",
  "leave a comment",
  "leave a reply",
  "kommentar schreiben",
  "kommentieren",
  "skip to",
  "zum inhalt",
  "print this",
  "drucken",
  "artikel drucken",
  "back to top",
  "nach oben",
  "zurück zu",
  "please enable javascript",
  "loading",
  "last updated",
  "zuletzt aktualisiert",
  "updated:",
  "published:",
  "like this:",
  "be the first",
  "join the conversation",
  "sponsored",
  "permalink",
  "add to favorites",
  "e-mail this",
  "email this",
  "tweet",
  "follow @",
  "min read",
  "watch:",
  "video:",
  "listen to this",
  "play video",
  "view comments",
  "(noch keine",
  "noch keine bewertung",
  "this entry was posted",
  "mit freunden teilen",
  "bitte teilen sie",
  "auf facebook teilen",
  "auf twitter teilen",
  "per e-mail",
  "artikel teilen",
  "beitrag teilen",
  "link kopieren",
  "copy link",
  "share article",
  "save article",
  "merken",
  "jetzt teilen",
  "continue reading",
  "show more",
  "mehr anzeigen",
  "view gallery",
  "bilder anzeigen",
  "slideshow",
  "advertisement",
  "promoted",
  "paid post",
};

/* Wherever a word begins in a line that is not long. */
static const char *const offers[] = {
  "please subscribe",
  "subscribe to our",
  "subscribe now",
  "already a subscriber",
  "become a member",
  "become a subscriber",
  "sign up for",
  "sign up to",
  "signing up",
  "log in to",
  "log in for",
  "to continue reading",
  "free newsletter",
  "our newsletter",
  "daily newsletter",
  "weekly newsletter",
  "newsletter abonnieren",
  "unseren newsletter",
  "unser newsletter",
  "unserem newsletter",
  "zum newsletter",
  "jetzt anmelden",
  "jetzt abonnieren",
  "weiterlesen mit",
  "mit abo",
  "download the app",
  "apps for ios",
  "app store",
  "google play",
  "follow us on",
  "like us on facebook",
  "folgen sie uns",
  "folge uns auf",
  "join our",
  "all rights reserved",
  "alle rechte vorbehalten",
  "may not be published",
  "is not responsible for the opinions",
  "we want to hear what you think",
  "affiliate commission",
  "affiliate-links",
  "affiliate links",
  "we may earn",
  "contains references to products",
  "we may receive a commission",
  "support our journalism",
  "support independent",
  "unterstützen sie uns",
  "privatsphäre-einstellungen",
  "cookie-einstellungen",
  "use cookies",
  "uses cookies",
  "verwendet cookies",
  "suscríbete",
  "abonnez-vous",
  "newsletter gratuite",
  "nasz newsletter",
  "naszego newslettera",
  "javascript",
};

static const char *const ends[] = {
  "related articles",
  "related posts",
  "related stories",
  "related news",
  "related content",
  "related topics",
  "related",
  "more from",
  "more stories",
  "more news",
  "more on this story",
  "more in",
  "read more",
  "read next",
  "recommended",
  "you may also like",
  "you might also like",
  "you may also be interested",
  "also on",
  "most read",
  "most popular",
  "trending",
  "latest news",
  "latest stories",
  "recent posts",
  "popular posts",
  "top stories",
  "what to read next",
  "comments",
  "comment",
  "leave a comment",
  "leave a reply",
  "post a comment",
  "join the discussion",
  "responses",
  "share this",
  "share this article",
  "share this story",
  "about the author",
  "about author",
  "author bio",
  "subscribe to",
  "sign up for",
  "our newsletter",
  "newsletter",
  "kommentare",
  "kommentar",
  "schreibe einen kommentar",
  "kommentar verfassen",
  "ähnliche artikel",
  "ähnliche beiträge",
  "verwandte artikel",
  "weitere artikel",
  "weitere themen",
  "weitere meldungen",
  "weitere beiträge",
  "weitere nachrichten",
  "mehr zum thema",
  "mehr zu",
  "mehr aus",
  "mehr artikel",
  "das könnte",
  "auch interessant",
  "lesen sie auch",
  "meistgelesen",
  "neueste",
  "neueste beiträge",
  "über den autor",
  "über die autorin",
  "diese artikel könnten",
  "teilen mit",
  "à lire aussi",
  "lire aussi",
  "sur le même sujet",
  "commentaires",
  "articles similaires",
  "laisser un commentaire",
  "noticias relacionadas",
  "artículos relacionados",
  "te puede interesar",
  "comentarios",
  "deja una respuesta",
  "deja un comentario",
  "articoli correlati",
  "commenti",
  "leggi anche",
  "potrebbe interessarti",
  "zobacz też",
  "zobacz także",
  "czytaj także",
  "komentarze",
  "podobne artykuły",
  "polecane",
  "powiązane",
  "читайте также",
  "комментарии",
  "похожие",
  "ilgili haberler",
  "yorumlar",
  "notícias relacionadas",
  "leia também",
  "references",
  "trackbacks",
  "pingbacks",
  "tags",
  "einzelnachweise",
  "weblinks",
  "notas relacionadas",
  "también te puede",
  "te recomendamos",
  "lee también",
  "lea también",
  "más noticias",
  "vous aimerez aussi",
  "voir aussi",
  "plus d'articles",
  "autres articles",
  "passend dazu",
  "zum thema",
  "aktuelle beiträge",
  "aktuelle artikel",
  "przeczytaj także",
  "przeczytaj też",
  "więcej na ten temat",
  "altri articoli",
  "ti potrebbe",
  "ti può interessare",
  "leia mais",
  "veja também",
  "saiba mais",
  "you may like",
  "more to explore",
  "similar posts",
  "similar articles",
  "keep reading",
  "up next",
  "don't miss",
  "editor's picks",
  "editors' picks",
  "lesen sie mehr",
  "mehr dazu",
  "mehr lesen",
  "dazu passend",
  "dieser artikel erschien",
  "autor",
  "about us",
  "tags:",
  "schlagworte",
  "schlagwörter",
  "quelle:",
  "quellen",
  "sources",
  "bildnachweis",
  "по теме",
  "смотрите также",
  "bunlar da ilginizi",
  "son haberler",
  "benzer haberler",
};

/* Lower case; transfer full. The full foldings of Unicode, which are slow, make no difference to
 * these phrases. */
static char *
fold (const char *line, gsize length)
{
  GString *folded = g_string_sized_new (length + length / 8);

  for (const char *p = line; p < line + length; p = g_utf8_next_char (p))
    {
      if ((guchar) *p < 0x80)
        g_string_append_c (folded, g_ascii_tolower (*p));
      else
        g_string_append_unichar (folded, g_unichar_tolower (g_utf8_get_char (p)));
    }
  return g_string_free (folded, FALSE);
}

static gboolean
begins_with (const char *line, const char *phrase)
{
  return *line == *phrase && g_str_has_prefix (line, phrase);
}

static gboolean
begins_with_any (const char *line, const char *const *phrases, guint n_phrases, gsize max_more)
{
  gsize length = MIN (strlen (line), 400);
  g_autofree char *folded = NULL;

  while (length > 0 && ((guchar) line[length] & 0xc0) == 0x80)
    length--;
  folded = fold (line, length);
  for (guint i = 0; i < n_phrases; i++)
    {
      gsize n;

      if (!begins_with (folded, phrases[i]))
        continue;
      n = strlen (phrases[i]);
      if (strlen (folded + n) <= max_more
          && (!g_ascii_isalnum (folded[n]) || !g_ascii_isalnum (phrases[i][n - 1])))
        return TRUE;
    }
  return FALSE;
}

gboolean
attache_page_phrases_is_notice (const char *line)
{
  g_return_val_if_fail (line != NULL, FALSE);

  return begins_with_any (line, notices, G_N_ELEMENTS (notices), 100);
}

gboolean
attache_page_phrases_is_offer (const char *line)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (line != NULL, FALSE);

  folded = fold (line, strlen (line));
  for (const char *p = folded; *p != '\0'; p++)
    {
      if (p > folded && g_ascii_isalnum (p[-1]))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
        {
          if (begins_with (p, offers[i]))
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
attache_page_phrases_is_end (const char *line)
{
  g_return_val_if_fail (line != NULL, FALSE);

  return begins_with_any (line, ends, G_N_ELEMENTS (ends), 24);
}
