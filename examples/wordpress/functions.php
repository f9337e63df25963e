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
    $url = content_url('uploads/consent/consent.js');
    echo '<script type="application/json" id="interact-consent">', wp_json_encode($config, JSON_HEX_TAG), '</script>';
    echo '<script src="', esc_url($url), '" data-no-optimize="1" data-no-defer="1" data-cfasync="false"></script>';
}, -9999);
