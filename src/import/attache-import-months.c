/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The names of the months in the languages that coverage comes in: as in dates, so in the genitive
 * where a language has one. Source: Unicode CLDR's calendar names, folded to lower case. */

#include "config.h"

#include <string.h>

#include "attache-import-date.h"

/* Full names and abbreviations that dates are written with. */
static const char *const months[12] = {
  "jan january januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia styczeń "
  "sty января янв январь січня "
  "ocak yanvar հունվարի հունվար იანვარი leden ledna ianuarie január tammikuuta ιανουαρίου januára "
  "siječnja януари "
  "januára січ "
  "يناير ינואר sij sausio janvāris jaanuar",
  "feb february februar feber février févr fevrier febrero febbraio fevereiro fev februari lutego "
  "luty lut февраля фев "
  "февраль лютого şubat fevral փետրվարի փետրվար თებერვალი únor února februarie február helmikuuta "
  "φεβρουαρίου "
  "februára veljače февруари "
  "лют şub فبراير פברואר vasario",
  "mar march märz mrz mär mars marzo março marco maart mrt marca marzec марта мар март березня "
  "mart մարտի մարտ მარტი březen března "
  "martie március maaliskuuta μαρτίου ožujka бер مارس מרץ kovo",
  "apr april avril avr abril abr aprile kwietnia kwiecień kwi апреля апр апрель квітня nisan aprel "
  "ապրիլի ապրիլ აპრილი duben dubna "
  "aprilie április huhtikuuta απριλίου apríla travnja април кві nis أبريل אפריל balandžio",
  "may mai mayo maggio mag maio mei maja maj мая май травня mayıs մայիսի մայիս მაისი květen května "
  "május "
  "toukokuuta μαΐου mája svibnja "
  "тра مايو מאי gegužės",
  "jun june juni juin junio giugno giu junho czerwca czerwiec cze июня июн июнь червня haziran "
  "iyun հունիսի հունիս ივნისი červen června "
  "iunie június kesäkuuta ιουνίου júna lipnja юни чер haz يونيو יוני birželio",
  "jul july juli juillet juil julio luglio lug julho lipca lipiec lip июля июл июль липня temmuz "
  "iyul հուլիսի հուլիս ივლისი červenec "
  "července iulie július heinäkuuta ιουλίου júla srpnja юли лип tem يوليو יולי liepos",
  "aug august août aout agosto ago augustus sierpnia sierpień sie августа авг август серпня "
  "ağustos avqust օգոստոսի օգոստոս აგვისტო srpen "
  "srpna augusti elokuuta αυγούστου augusta kolovoza сер ağu أغسطس אוגוסט rugpjūčio augusztus",
  "sep sept september septembre septiembre setiembre settembre set setembro września wrzesień wrz "
  "сентября сен сент "
  "сентябрь вересня eylül sentyabr սեպտեմբերի սեպտեմբեր სექტემბერი září septembrie szeptember "
  "syyskuuta σεπτεμβρίου "
  "septembra rujna септември "
  "вер eyl سبتمبر ספטמבר rugsėjo",
  "oct october oktober okt octobre octubre ottobre ott outubro out października październik paź "
  "октября окт октябрь жовтня "
  "ekim oktyabr հոկտեմբերի հոկտեմբեր ოქტომბერი říjen října octombrie október lokakuuta οκτωβρίου "
  "októbra октомври жов "
  "eki أكتوبر "
  "אוקטובר spalio",
  "nov november novembre noviembre novembro listopada listopad lis ноября ноя нояб ноябрь "
  "листопада kasım noyabr նոյեմբերի նոյեմբեր ნოემბერი "
  "noiembrie marraskuuta νοεμβρίου novembra studenoga ноември лис kas نوفمبر נובמבר lapkričio",
  "dec december dezember dez décembre déc decembre diciembre dic dicembre dezembro grudnia "
  "grudzień gru декабря дек "
  "декабрь грудня aralık dekabr դեկտեմբերի դեկտեմբեր დეკემბერი prosinec prosince decembrie "
  "joulukuuta δεκεμβρίου "
  "decembra prosinca декември "
  "гру ara ديسمبر דצמבר gruodžio desember",
};

gint
attache_import_date_month (const char *word, gsize length)
{
  g_autofree char *folded = NULL;
  gsize n;

  if (length < 3 || length > 40)
    return 0;
  folded = g_utf8_strdown (word, length);
  n = strlen (folded);
  for (gint month = 0; month < 12; month++)
    {
      const char *at = months[month];

      while ((at = strstr (at, folded)) != NULL)
        {
          if ((at == months[month] || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0'))
            return month + 1;
          at += n;
        }
    }
  return 0;
}
