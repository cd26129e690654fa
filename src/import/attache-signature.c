/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bylines are told by the word that stands before a name, in the languages that coverage comes in,
 * and by capitals. */

#include "config.h"

#include "attache-signature.h"

#include <string.h>

/* At the beginning of the line, or behind a mark or a figure: in a sentence "by" means something
 * else. */
static gboolean
stands_alone (const char *line, const char *at)
{
  while (at > line && at[-1] == ' ')
    at--;
  return at == line || (!g_ascii_isalpha (at[-1]) && (guchar) at[-1] < 0x80);
}

char *
attache_signature_find (const char *line)
{
  static const char *const words[] = {
    "By ",          "by ",      "Von ",      "von ",      "Par ",      "par ",         "Por ",
    "Text: ",       "Autor: ",  "Author: ",  "Autorin: ", "Di ",       "Door ",        "Автор: ",
    "Autor ",       "Autoren ", "Autoren: ", "Autorin ",  "Authors: ", "Written by: ", "Auteur: ",
    "Auteur : ",    "Autore: ", "Texte : ",  "Texto: ",   "Testo di ", "Tekst: ",      "Текст: ",
    "Authored by ", "Yazar: ",  "Yazan: "
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *at = strstr (line, words[i]);
      const char *p;
      guint n_words = 0;

      if (at == NULL || !stands_alone (line, at))
        continue;
      at = p = at + strlen (words[i]);
      while (n_words < 4 && g_unichar_isupper (g_utf8_get_char (p)))
        {
          while (*p != '\0'
                 && (g_unichar_isalpha (g_utf8_get_char (p)) || strchr (".'-", *p) != NULL))
            p = g_utf8_next_char (p);
          n_words++;
          if (*p != ' ' || p[1] == '\0')
            break;
          p++;
        }
      if (n_words >= 2)
        return g_strndup (at, p - at);
    }
  return NULL;
}
