/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Addresses as people type them, and which of them lie behind the reader's own door. */

#include "config.h"

#include "attache-address.h"

#include "attache-download-error.h"

static void
test_typed (void)
{
  static const struct
  {
    const char *typed;
    const char *expected;
  } cases[] = {
    { "https://news.example/a?b=c", "https://news.example/a?b=c" },
    { "  news.example/a\n", "https://news.example/a" },
    { "news.example:8080/a", "https://news.example:8080/a" },
    { "HTTP://News.Example", "http://News.Example/" },
    { "https://news.example/a#part", "https://news.example/a" },
    { "https://news.example/ü", "https://news.example/%C3%BC" },
    { "http://[2001:db8::1]/x", "http://[2001:db8::1]/x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri = attache_address_parse (cases[i].typed, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = g_uri_to_string (uri);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "",
    "   ",
    "file:///etc/passwd",
    "ftp://news.example/",
    "javascript:alert",
    "data:text/html,x",
    "mailto:a@news.example",
    "https://ada:secret@news.example/",
    "https://",
    "https:///path",
    "two words.example",
    "https://news.example:99999/",
    "https://[::1/",
    "\xff\xfe",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri = attache_address_parse (cases[i], &error);

      g_assert_null (uri);
      g_assert_error (error, ATTACHE_DOWNLOAD_ERROR, ATTACHE_DOWNLOAD_ERROR_ADDRESS);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_too_long (void)
{
  g_autofree char *long_path = g_strnfill (ATTACHE_ADDRESS_MAX_LENGTH, 'a');
  g_autoptr (GError) error = NULL;
  g_autofree char *typed = g_strconcat ("https://news.example/", long_path, NULL);

  g_assert_null (attache_address_parse (typed, &error));
  g_assert_error (error, ATTACHE_DOWNLOAD_ERROR, ATTACHE_DOWNLOAD_ERROR_ADDRESS);
  g_assert_cmpuint (strlen (error->message), <, 400);
}

static void
test_follow (void)
{
  g_autoptr (GUri) base = attache_address_parse ("https://news.example/2022/a", NULL);
  g_autoptr (GUri) relative = attache_address_follow (base, "../b?c", NULL);
  g_autoptr (GUri) other = attache_address_follow (base, "//other.example", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *relative_text = g_uri_to_string (relative);
  g_autofree char *other_text = g_uri_to_string (other);

  g_assert_cmpstr (relative_text, ==, "https://news.example/b?c");
  g_assert_cmpstr (other_text, ==, "https://other.example/");
  g_assert_null (attache_address_follow (base, "file:///etc/passwd", &error));
  g_assert_error (error, ATTACHE_DOWNLOAD_ERROR, ATTACHE_DOWNLOAD_ERROR_ADDRESS);
}

static void
test_private (void)
{
  static const char *const private_hosts[] = {
    "127.0.0.1",
    "127.255.0.3",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "::ffff:127.0.0.1",
    "ff02::1",
    "64:ff9b::a00:1",
    "::ffff:192.168.0.1",
    "255.255.255.255",
    "198.19.0.1",
    "localhost",
    "LocalHost.",
    "printer.local",
    "db.internal",
    "intranet",
    "a.localhost",
    "router.home.arpa",
    "2001:db8::1",
    "2002:7f00:1::",
  };
  static const char *const public_hosts[] = {
    "8.8.8.8",         "172.15.0.1", "172.32.0.1",       "192.167.0.1",   "100.63.0.1",
    "2606:4700::1111", "11.0.0.1",   "news.example",     "local.example", "64:ff9b::808:808",
    "::ffff:8.8.8.8",  "2a00::1",    "internal.example",
  };

  for (guint i = 0; i < G_N_ELEMENTS (private_hosts); i++)
    {
      g_test_message ("%s", private_hosts[i]);
      g_assert_true (attache_address_is_private_host (private_hosts[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (public_hosts); i++)
    {
      g_test_message ("%s", public_hosts[i]);
      g_assert_false (attache_address_is_private_host (public_hosts[i]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/address/typed", test_typed);
  g_test_add_func ("/network/address/refused", test_refused);
  g_test_add_func ("/network/address/too-long", test_too_long);
  g_test_add_func ("/network/address/follow", test_follow);
  g_test_add_func ("/network/address/private", test_private);
  return g_test_run ();
}
