/** A vendor's own snippet, as it tells people to paste it, and what its queue holds. */
interface Snippet {
  /** The service of the catalogue. */
  id: string
  /** The code between its script tags, and what it is told there. */
  code: string
  /** Returns the code of one call, numbered. */
  call(number: number): string
  /** Returns the numbers of the calls that its queue holds, in order. */
  heard: string
}

/** Reads the numbers of the calls in a queue, however it keeps them. */
const numbersIn = (queue: string): string => `JSON.stringify([...${queue}]).match(/call-\\d/g) ?? []`

export const SNIPPETS: readonly Snippet[] = [
  {
    id: 'meta',
    code: `!function(f,b,e,v,n,t,s){if(f.fbq)return;n=f.fbq=function(){n.callMethod?
      n.callMethod.apply(n,arguments):n.queue.push(arguments)};if(!f._fbq)f._fbq=n;
      n.push=n;n.loaded=!0;n.version='2.0';n.queue=[];t=b.createElement(e);t.async=!0;
      t.src=v;s=b.getElementsByTagName(e)[0];s.parentNode.insertBefore(t,s)}(window,
      document,'script','https://connect.facebook.net/en_US/fbevents.js');
      fbq('init', '1'); fbq('track', 'PageView')`,
    call: (number) => `fbq('trackCustom', 'call-${number}')`,
    heard: numbersIn('fbq.queue'),
  },
  {
    id: 'google-analytics',
    code: `window.dataLayer = window.dataLayer || [];
      function gtag(){dataLayer.push(arguments);}
      gtag('js', new Date()); gtag('config', 'G-1')`,
    call: (number) => `gtag('event', 'call-${number}')`,
    heard: numbersIn('dataLayer'),
  },
  {
    id: 'matomo',
    code: `var _paq = window._paq = window._paq || [];
      _paq.push(['trackPageView']); _paq.push(['enableLinkTracking']);
      (function() {
        var u="https://stats.matomo.cloud/";
        _paq.push(['setTrackerUrl', u+'matomo.php']); _paq.push(['setSiteId', '1']);
        var d=document, g=d.createElement('script'), s=d.getElementsByTagName('script')[0];
        g.async=true; g.src=u+'matomo.js'; s.parentNode.insertBefore(g,s);
      })();`,
    call: (number) => `_paq.push(['trackGoal', 'call-${number}'])`,
    heard: numbersIn('_paq'),
  },
  {
    id: 'posthog',
    code: `!function(t,e){var o,n,p,r;e.__SV||(window.posthog=e,e._i=[],e.init=function(i,s,a){function g(t,e){var o=e.split(".");2==o.length&&(t=t[o[0]],e=o[1]),t[e]=function(){t.push([e].concat(Array.prototype.slice.call(arguments,0)))}}(p=t.createElement("script")).type="text/javascript",p.crossOrigin="anonymous",p.async=!0,p.src=s.api_host.replace(".i.posthog.com","-assets.i.posthog.com")+"/static/array.js",(r=t.getElementsByTagName("script")[0]).parentNode.insertBefore(p,r);var u=e;for(void 0!==a?u=e[a]=[]:a="posthog",u.people=u.people||[],u.toString=function(t){var e="posthog";return"posthog"!==a&&(e+="."+a),t||(e+=" (stub)"),e},u.people.toString=function(){return u.toString(1)+".people (stub)"},o="init capture register register_once unregister identify reset group".split(" "),n=0;n<o.length;n++)g(u,o[n]);e._i.push([i,s,a])},e.__SV=1)}(document,window.posthog||[]);
      posthog.init('phc_1', {api_host: 'https://eu.i.posthog.com'})`,
    call: (number) => `posthog.capture('call-${number}')`,
    heard: numbersIn('posthog'),
  },
  {
    id: 'clarity',
    code: `(function(c,l,a,r,i,t,y){
        c[a]=c[a]||function(){(c[a].q=c[a].q||[]).push(arguments)};
        t=l.createElement(r);t.async=1;t.src="https://www.clarity.ms/tag/"+i;
        y=l.getElementsByTagName(r)[0];y.parentNode.insertBefore(t,y);
      })(window, document, "clarity", "script", "abc");`,
    call: (number) => `clarity('event', 'call-${number}')`,
    heard: numbersIn('clarity.q'),
  },
  {
    id: 'hotjar',
    code: `(function(h,o,t,j,a,r){
        h.hj=h.hj||function(){(h.hj.q=h.hj.q||[]).push(arguments)};
        h._hjSettings={hjid:1,hjsv:6};a=o.getElementsByTagName('head')[0];
        r=o.createElement('script');r.async=1;r.src=t+h._hjSettings.hjid+j+h._hjSettings.hjsv;a.appendChild(r);
      })(window,document,'https://static.hotjar.com/c/hotjar-','.js?sv=');`,
    call: (number) => `hj('event', 'call-${number}')`,
    heard: numbersIn('hj.q'),
  },
  {
    id: 'tiktok',
    code: `!function (w, d, t) {
        w.TiktokAnalyticsObject=t;var ttq=w[t]=w[t]||[];ttq.methods=["page","track","identify","instances","debug","on","off","once","ready","alias","group","enableCookie","disableCookie"],ttq.setAndDefer=function(t,e){t[e]=function(){t.push([e].concat(Array.prototype.slice.call(arguments,0)))}};for(var i=0;i<ttq.methods.length;i++)ttq.setAndDefer(ttq,ttq.methods[i]);ttq.instance=function(t){for(var e=ttq._i[t]||[],n=0;n<ttq.methods.length;n++)ttq.setAndDefer(e,ttq.methods[n]);return e},ttq.load=function(e,n){var i="https://analytics.tiktok.com/i18n/pixel/events.js";ttq._i=ttq._i||{},ttq._i[e]=[],ttq._i[e]._u=i,ttq._t=ttq._t||{},ttq._t[e]=+new Date,ttq._o=ttq._o||{},ttq._o[e]=n||{};var o=document.createElement("script");o.type="text/javascript",o.async=!0,o.src=i+"?sdkid="+e+"&lib="+t;var a=document.getElementsByTagName("script")[0];a.parentNode.insertBefore(o,a)};
        ttq.load('C1'); ttq.page();
      }(window, document, 'ttq');`,
    call: (number) => `ttq.track('call-${number}')`,
    heard: numbersIn('ttq'),
  },
  {
    id: 'reddit',
    code: `!function(w,d){if(!w.rdt){var p=w.rdt=function(){p.sendEvent?p.sendEvent.apply(p,arguments):p.callQueue.push(arguments)};p.callQueue=[];var t=d.createElement("script");t.src="https://www.redditstatic.com/ads/pixel.js",t.async=!0;var s=d.getElementsByTagName("script")[0];s.parentNode.insertBefore(t,s)}}(window,document);
      rdt('init','t2_1'); rdt('track', 'PageVisit')`,
    call: (number) => `rdt('track', 'Custom', { customEventName: 'call-${number}' })`,
    heard: numbersIn('rdt.callQueue'),
  },
  {
    id: 'pinterest',
    code: `!function(e){if(!window.pintrk){window.pintrk = function () {
      window.pintrk.queue.push(Array.prototype.slice.call(arguments))};var
      n=window.pintrk;n.queue=[],n.version="3.0";var
      t=document.createElement("script");t.async=!0,t.src=e;var
      r=document.getElementsByTagName("script")[0];
      r.parentNode.insertBefore(t,r)}}("https://s.pinimg.com/ct/core.js");
      pintrk('load', '1'); pintrk('page')`,
    call: (number) => `pintrk('track', 'call-${number}')`,
    heard: numbersIn('pintrk.queue'),
  },
  {
    id: 'snapchat',
    code: `(function(e,t,n){if(e.snaptr)return;var a=e.snaptr=function()
      {a.handleRequest?a.handleRequest.apply(a,arguments):a.queue.push(arguments)};
      a.queue=[];var s='script';r=t.createElement(s);r.async=!0;
      r.src=n;var u=t.getElementsByTagName(s)[0];
      u.parentNode.insertBefore(r,u);})(window,document,
      'https://sc-static.net/scevent.min.js');
      snaptr('init', '1'); snaptr('track', 'PAGE_VIEW')`,
    call: (number) => `snaptr('track', 'call-${number}')`,
    heard: numbersIn('snaptr.queue'),
  },
  {
    id: 'x',
    code: `!function(e,t,n,s,u,a){e.twq||(s=e.twq=function(){s.exe?s.exe.apply(s,arguments):s.queue.push(arguments);
      },s.version='1.1',s.queue=[],u=t.createElement(n),u.async=!0,u.src='https://static.ads-twitter.com/uwt.js',
      a=t.getElementsByTagName(n)[0],a.parentNode.insertBefore(u,a))}(window,document,'script');
      twq('config','o1')`,
    call: (number) => `twq('event', 'call-${number}')`,
    heard: numbersIn('twq.queue'),
  },
  {
    id: 'linkedin',
    code: `_linkedin_partner_id = "1"; window._linkedin_data_partner_ids = window._linkedin_data_partner_ids || [];
      window._linkedin_data_partner_ids.push(_linkedin_partner_id);
      (function(l) {
      if (!l){window.lintrk = function(a,b){window.lintrk.q.push([a,b])}; window.lintrk.q=[]}
      var s = document.getElementsByTagName("script")[0]; var b = document.createElement("script");
      b.type = "text/javascript";b.async = true; b.src = "https://snap.licdn.com/li.lms-analytics/insight.min.js";
      s.parentNode.insertBefore(b, s);})(window.lintrk);`,
    call: (number) => `lintrk('track', { conversion_id: 'call-${number}' })`,
    heard: numbersIn('lintrk.q'),
  },
  {
    id: 'yandex-metrica',
    code: `(function(m,e,t,r,i,k,a){m[i]=m[i]||function(){(m[i].a=m[i].a||[]).push(arguments)};
      m[i].l=1*new Date();for(var j=0;j<document.scripts.length;j++){if(document.scripts[j].src===r){return;}}
      k=e.createElement(t),a=e.getElementsByTagName(t)[0],k.async=1,k.src=r,a.parentNode.insertBefore(k,a)})
      (window, document, "script", "https://mc.yandex.ru/metrika/tag.js", "ym");
      ym(1, "init", {})`,
    call: (number) => `ym(1, 'reachGoal', 'call-${number}')`,
    heard: numbersIn('ym.a'),
  },
  {
    id: 'plausible',
    code: `window.plausible=window.plausible||function(){(plausible.q=plausible.q||[]).push(arguments)},plausible.init=plausible.init||function(i){plausible.o=i||{}};
      plausible.init()`,
    call: (number) => `plausible('call-${number}')`,
    heard: numbersIn('plausible.q'),
  },
  {
    id: 'uet',
    code: `(function(w,d,t,r,u){var f,n,i;w[u]=w[u]||[],f=function(){var o={ti:"1",enableAutoSpaTracking:true};o.q=w[u],w[u]=new UET(o),w[u].push("pageLoad")},n=d.createElement(t),n.src=r,n.async=1,n.onload=n.onreadystatechange=function(){var s=this.readyState;s&&s!=="loaded"&&s!=="complete"||(f(),n.onload=n.onreadystatechange=null)},i=d.getElementsByTagName(t)[0],i.parentNode.insertBefore(n,i)})(window,document,"script","https://bat.bing.com/bat.js","uetq");`,
    call: (number) => `uetq.push('event', 'call-${number}', {})`,
    heard: numbersIn('uetq'),
  },
  {
    id: 'segment',
    code: `!function(){var i="analytics",analytics=window[i]=window[i]||[];if(!analytics.initialize)if(analytics.invoked)window.console&&console.error&&console.error("Segment snippet included twice.");else{analytics.invoked=!0;analytics.methods=["trackSubmit","trackClick","identify","reset","group","track","ready","alias","page","once","off","on"];analytics.factory=function(e){return function(){var n=Array.prototype.slice.call(arguments);n.unshift(e);analytics.push(n);return analytics}};for(var n=0;n<analytics.methods.length;n++){var key=analytics.methods[n];analytics[key]=analytics.factory(key)}analytics.load=function(key,n){var t=document.createElement("script");t.type="text/javascript";t.async=!0;t.src="https://cdn.segment.com/analytics.js/v1/"+key+"/analytics.min.js";var r=document.getElementsByTagName("script")[0];r.parentNode.insertBefore(t,r);analytics._loadOptions=n};
      analytics.load("k"); analytics.page();}}();`,
    call: (number) => `analytics.track('call-${number}')`,
    heard: numbersIn('analytics'),
  },
]
