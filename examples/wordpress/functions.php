<?php
add_action('wp_head', function () {
    $config = [
        'policy' => ['url' => get_privacy_policy_url(), 'version' => '2026-11-01'],
        'services' => [
            [
                'id' => 'google-analytics',
                'category' => 'analytics',
                'hosts' => ['www.googletagmanager.com', 'google-analytics.com'],
                'cookies' => [['name' => '_ga', 'lifetime' => '2 years'], ['name' => '_ga_*', 'lifetime' => '2 years']],
            ],
        ],
    ];
    // WP Rocket, LiteSpeed, Autoptimize, Jetpack Boost, NitroPack and Cloudflare: each has a word of its own for "not this one".
    $first = 'nowprocket data-no-optimize="1" data-no-defer="1" data-noptimize="1" data-jetpack-boost="ignore"'
        . ' nitro-exclude data-cfasync="false"';
    $url = content_url('uploads/consent/consent.js');
    echo '<script type="application/json" id="interact-consent">', wp_json_encode($config, JSON_HEX_TAG), '</script>';
    echo '<script src="', esc_url($url), '" ', $first, '></script>';
}, -9999);

// A script that a plugin prints by its handle; this one is Site Kit's.
add_filter('script_loader_tag', function ($tag, $handle) {
    if ($handle !== 'google_gtagjs') return $tag;
    return str_replace('<script ', '<script type="text/plain" data-consent="google-analytics" ', $tag);
}, 10, 2);

add_action('wp_footer', function () {
    echo '<p><button type="button" data-consent-open>Cookie settings</button></p>';
});
