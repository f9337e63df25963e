import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const example = fileURLToPath(new URL('../../../examples/wordpress/functions.php', import.meta.url))

/** As much of WordPress as draws a page: hooks by their priority, and what the example calls of it. */
const CORE = `
$hooks = [];
function add_filter($name, $call, $priority = 10, $accepted = 1) { global $hooks; $hooks[$name][$priority][] = $call; }
function add_action($name, $call, $priority = 10, $accepted = 1) { add_filter($name, $call, $priority, $accepted); }
function hooked($name) { global $hooks; $at = $hooks[$name] ?? []; ksort($at); return array_merge(...array_values($at)); }
function do_action($name) { foreach (hooked($name) as $call) $call(); }
function apply_filters($name, $value, ...$more) {
    foreach (hooked($name) as $call) $value = $call($value, ...$more);
    return $value;
}
function home_url($path = '') { return getenv('HOME_URL') . $path; }
function content_url($path = '') { return home_url('/wp-content/' . ltrim($path, '/')); }
function get_privacy_policy_url() { return home_url('/privacy-policy/'); }
function esc_url($url) { return htmlspecialchars($url, ENT_QUOTES); }
function wp_json_encode($data, $flags = 0) { return json_encode($data, $flags); }
function print_script($handle, $src, $more = '') {
    echo apply_filters('script_loader_tag', '<script src="' . esc_url($src) . '" id="' . $handle . '-js"' . $more . "></script>\\n", $handle, $src);
}
`

/** A theme, and plugins that print before and after WordPress itself does. */
const PAGE = `
add_action('wp_head', function () {
    echo '<script id="early">early = "InteractConsent" in window</script>';
    echo '<script async src="https://www.google-analytics.com/plugin.js"></script>';
}, 1);
add_action('wp_head', function () {
    print_script('jquery-core', home_url('/wp-includes/js/jquery/jquery.min.js?ver=3.7.1'));
    print_script('google_gtagjs', 'https://www.googletagmanager.com/gtag/js?id=GT-1', ' async');
    echo '<script id="google_gtagjs-js-after">dataLayer = window.dataLayer || []; dataLayer.push(["js"])</script>';
}, 9);
?><!DOCTYPE html>
<html lang="en-US">
<head>
<meta charset="UTF-8">
<title>A WordPress site</title>
<?php do_action('wp_head') ?>
</head>
<body class="home wp-theme"><h1>Hello world!</h1>
<?php do_action('wp_footer') ?>
</body>
</html>
`

/** What WordPress sends of its front page, with the example in the child theme; PHP draws it. */
export function drawWordPress(php: string, url: string): string {
  const theme = readFileSync(example, 'utf8').replace(/^<\?php/, '')
  return execFileSync(php, ['-d', 'display_errors=stderr', '-d', 'error_reporting=-1'], {
    input: `<?php ${CORE}${theme}${PAGE}`,
    encoding: 'utf8',
    env: { ...process.env, HOME_URL: url },
  })
}
