___TERMS_OF_SERVICE___

By creating or modifying this file you agree to Google Tag Manager's Community
Template Gallery Developer Terms of Service available at
https://developers.google.com/tag-manager/gallery-tos (or such other URL as
Google may provide), as modified from time to time.


___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "Interact Consent (consent mode)",
  "categories": [
    "TAG_MANAGEMENT",
    "PERSONALIZATION",
    "ANALYTICS",
    "ADVERTISING"
  ],
  "brand": {
    "id": "brand_dummy",
    "displayName": "Interact CX"
  },
  "description": "Tells Google's consent mode what visitors chose with @interactcx/consent: the default of all seven types from the stored choice, and an update with each choice. Trigger: Consent Initialization - All Pages.",
  "containerContexts": [
    "WEB"
  ]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "LABEL",
    "name": "first",
    "displayName": "consent.js stays the first script of the page: only there can it hold what other scripts do. Leave \"google\" out of its signals, as this tag tells Google."
  },
  {
    "type": "GROUP",
    "name": "categories",
    "displayName": "What answers for each type",
    "groupStyle": "ZIPPY_OPEN",
    "subParams": [
      {
        "type": "TEXT",
        "name": "adStorage",
        "displayName": "ad_storage",
        "simpleValueType": true,
        "defaultValue": "marketing",
        "help": "Ids of categories or services of your config, by comma: all of them must be granted."
      },
      {
        "type": "TEXT",
        "name": "adUserData",
        "displayName": "ad_user_data",
        "simpleValueType": true,
        "defaultValue": "marketing",
        "help": "As above."
      },
      {
        "type": "TEXT",
        "name": "adPersonalization",
        "displayName": "ad_personalization",
        "simpleValueType": true,
        "defaultValue": "marketing",
        "help": "As above."
      },
      {
        "type": "TEXT",
        "name": "analyticsStorage",
        "displayName": "analytics_storage",
        "simpleValueType": true,
        "defaultValue": "analytics",
        "help": "As above."
      },
      {
        "type": "TEXT",
        "name": "functionalityStorage",
        "displayName": "functionality_storage",
        "simpleValueType": true,
        "defaultValue": "functional",
        "help": "As above."
      },
      {
        "type": "TEXT",
        "name": "personalizationStorage",
        "displayName": "personalization_storage",
        "simpleValueType": true,
        "defaultValue": "functional",
        "help": "As above."
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "defaults",
    "displayName": "Before anything is chosen",
    "groupStyle": "ZIPPY_OPEN",
    "subParams": [
      {
        "type": "SIMPLE_TABLE",
        "name": "regions",
        "displayName": "Regions where undecided counts as granted (as with mode \"opt-out\"); everywhere else all is denied",
        "simpleTableColumns": [
          {
            "defaultValue": "",
            "displayName": "Regions (ISO 3166-2, by comma)",
            "name": "region",
            "type": "TEXT",
            "isUnique": true,
            "valueValidators": [
              {
                "type": "NON_EMPTY"
              },
              {
                "type": "REGEX",
                "args": [
                  "^\\s*[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?(\\s*,\\s*[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?)*\\s*$"
                ]
              }
            ]
          }
        ]
      },
      {
        "type": "TEXT",
        "name": "waitForUpdate",
        "displayName": "Wait for an update, in milliseconds",
        "simpleValueType": true,
        "defaultValue": "500",
        "help": "How long Google's tags wait for the visitor's stored choice.",
        "valueValidators": [
          {
            "type": "NON_NEGATIVE_NUMBER"
          }
        ]
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "stored",
    "displayName": "The stored choice",
    "groupStyle": "ZIPPY_CLOSED",
    "subParams": [
      {
        "type": "TEXT",
        "name": "policyVersion",
        "displayName": "Policy version",
        "simpleValueType": true,
        "defaultValue": "",
        "help": "policy.version of your config. A choice that answers another version does not count. Empty: any does."
      },
      {
        "type": "TEXT",
        "name": "days",
        "displayName": "Days that a choice holds",
        "simpleValueType": true,
        "defaultValue": "180",
        "help": "cookie.days of your config.",
        "valueValidators": [
          {
            "type": "POSITIVE_NUMBER"
          }
        ]
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "more",
    "displayName": "More",
    "groupStyle": "ZIPPY_CLOSED",
    "subParams": [
      {
        "type": "CHECKBOX",
        "name": "adsDataRedaction",
        "checkboxText": "Redact ads data while ad_storage is denied (ads_data_redaction)",
        "simpleValueType": true,
        "defaultValue": true
      },
      {
        "type": "CHECKBOX",
        "name": "urlPassthrough",
        "checkboxText": "Pass click ids on in URLs while denied (url_passthrough)",
        "simpleValueType": true,
        "defaultValue": false
      },
      {
        "type": "CHECKBOX",
        "name": "pushEvents",
        "checkboxText": "Push consent_choice into the data layer with each choice, with consent_categories",
        "simpleValueType": true,
        "defaultValue": false
      },
      {
        "type": "TEXT",
        "name": "developerId",
        "displayName": "Developer id",
        "simpleValueType": true,
        "defaultValue": "",
        "help": "Given by Google to makers of consent tools; leave it empty otherwise."
      }
    ]
  }
]


___SANDBOXED_JS_FOR_WEB_TEMPLATE___

const JSON = require('JSON');
const callInWindow = require('callInWindow');
const copyFromWindow = require('copyFromWindow');
const createQueue = require('createQueue');
const decodeUriComponent = require('decodeUriComponent');
const getCookieValues = require('getCookieValues');
const getTimestampMillis = require('getTimestampMillis');
const gtagSet = require('gtagSet');
const makeNumber = require('makeNumber');
const setDefaultConsentState = require('setDefaultConsentState');
const setInWindow = require('setInWindow');
const updateConsentState = require('updateConsentState');

const DAY = 86400000;
const idsOf = (text) => (text || '').split(',').map((id) => id.trim()).filter((id) => id);
const needs = {
  ad_storage: idsOf(data.adStorage),
  ad_user_data: idsOf(data.adUserData),
  ad_personalization: idsOf(data.adPersonalization),
  analytics_storage: idsOf(data.analyticsStorage),
  functionality_storage: idsOf(data.functionalityStorage),
  personalization_storage: idsOf(data.personalizationStorage),
  security_storage: ['necessary'],
};

// A type that nothing answers for stays denied.
const stateBy = (allows) => {
  const state = {};
  for (const type in needs) {
    state[type] = needs[type].length && needs[type].every((id) => id === 'necessary' || allows(id)) ? 'granted' : 'denied';
  }
  return state;
};

// The cookie is form-encoded: v=1&granted=analytics.marketing&lifetime=session&policy=2026-11-01&by=visitor&at=1795489200
const fieldsOf = (text) => {
  const fields = {};
  text.split('&').forEach((part) => {
    const at = part.indexOf('=');
    if (at > 0) fields[part.slice(0, at)] = decodeUriComponent(part.slice(at + 1).split('+').join(' '));
  });
  return fields;
};

// Read as the SDK reads it: what is over, of another policy, or not written by it does not count.
const readStored = () => {
  let latest;
  getCookieValues('interact_consent', false).forEach((text) => {
    const fields = fieldsOf(text);
    const age = (getTimestampMillis() - makeNumber(fields.at) * 1000) / DAY;
    const days = fields.lifetime === 'session' ? 1 : makeNumber(data.days || 180);
    if (fields.v !== '1' || !(age <= days) || age < -1) return;
    if (data.policyVersion && fields.policy !== data.policyVersion) return;
    if (!latest || fields.at > latest.at) latest = fields;
  });
  return latest;
};

if (data.adsDataRedaction) gtagSet('ads_data_redaction', true);
if (data.urlPassthrough) gtagSet('url_passthrough', true);
if (data.developerId) gtagSet('developer_id.' + data.developerId, true);

const stored = readStored();
const lists = stored && { granted: (stored.granted || '').split('.'), except: (stored.except || '').split('.') };
let told = stateBy((id) => !!lists && lists.granted.indexOf(id) > -1 && lists.except.indexOf(id) < 0);
const waits = makeNumber(data.waitForUpdate || 0);
const withWait = (state, region) => {
  const all = { wait_for_update: waits };
  for (const type in state) all[type] = state[type];
  if (region) all.region = region;
  return all;
};
setDefaultConsentState(withWait(told));
// The more particular region holds, and one with a choice has none.
if (!stored) {
  (data.regions || []).forEach((row) => setDefaultConsentState(withWait(stateBy(() => true), idsOf(row.region))));
}

const push = data.pushEvents && createQueue('dataLayer');
// Asked of the SDK itself: it knows of privacy signals, services that are refused one by one, and the mode.
const update = () => {
  const state = stateBy((id) => callInWindow('InteractConsent.allows', id) === true);
  if (JSON.stringify(state) === JSON.stringify(told)) return;
  told = state;
  updateConsentState(state);
};
const listen = () => {
  update();
  callInWindow('InteractConsent.on', 'choice', (detail) => {
    update();
    if (push) push({ event: 'consent_choice', consent_categories: detail && detail.choice ? detail.choice.granted : [] });
  });
};

// Before the SDK is there its name is a queue, which the SDK empties as it starts.
if (!copyFromWindow('InteractConsent')) setInWindow('InteractConsent', []);
callInWindow('InteractConsent.push', listen);
data.gtmOnSuccess();


___WEB_PERMISSIONS___

[
  {
    "instance": {
      "key": {
        "publicId": "access_consent",
        "versionId": "1"
      },
      "param": [
        {
          "key": "consentTypes",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "ad_storage"
                  },
                  {
                    "type": 8,
                    "boolean": false
                  },
                  {
                    "type": 8,
                    "boolean": true
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "ad_user_data"
                  },
                  {
                    "type": 8,
                    "boolean": false
                  },
                  {
                    "type": 8,
                    "boolean": true
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "ad_personalization"
                  },
                  {
                    "type": 8,
                    "boolean": false
                  },
                  {
                    "type": 8,
                    "boolean": true
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "analytics_storage"
                  },
                  {
                    "type": 8,
                    "boolean": false
                  },
                  {
                    "type": 8,
                    "boolean": true
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "functionality_storage"
                  },
                  {
                    "type": 8,
                    "boolean": false
                  },
                  {
                    "type": 8,
                    "boolean": true
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "personalization_storage"
                  },
                  {
                    "type": 8,
                    "boolean": false
                  },
                  {
                    "type": 8,
                    "boolean": true
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "security_storage"
                  },
                  {
                    "type": 8,
                    "boolean": false
                  },
                  {
                    "type": 8,
                    "boolean": true
                  }
                ]
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "access_globals",
        "versionId": "1"
      },
      "param": [
        {
          "key": "keys",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "key"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  },
                  {
                    "type": 1,
                    "string": "execute"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "InteractConsent"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": false
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "key"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  },
                  {
                    "type": 1,
                    "string": "execute"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "InteractConsent.push"
                  },
                  {
                    "type": 8,
                    "boolean": false
                  },
                  {
                    "type": 8,
                    "boolean": false
                  },
                  {
                    "type": 8,
                    "boolean": true
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "key"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  },
                  {
                    "type": 1,
                    "string": "execute"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "InteractConsent.on"
                  },
                  {
                    "type": 8,
                    "boolean": false
                  },
                  {
                    "type": 8,
                    "boolean": false
                  },
                  {
                    "type": 8,
                    "boolean": true
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "key"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  },
                  {
                    "type": 1,
                    "string": "execute"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "InteractConsent.allows"
                  },
                  {
                    "type": 8,
                    "boolean": false
                  },
                  {
                    "type": 8,
                    "boolean": false
                  },
                  {
                    "type": 8,
                    "boolean": true
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "key"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  },
                  {
                    "type": 1,
                    "string": "execute"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "dataLayer"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": false
                  }
                ]
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "get_cookies",
        "versionId": "1"
      },
      "param": [
        {
          "key": "cookieAccess",
          "value": {
            "type": 1,
            "string": "specific"
          }
        },
        {
          "key": "cookieNames",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 1,
                "string": "interact_consent"
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "write_data_layer",
        "versionId": "1"
      },
      "param": [
        {
          "key": "keyPatterns",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 1,
                "string": "ads_data_redaction"
              },
              {
                "type": 1,
                "string": "url_passthrough"
              },
              {
                "type": 1,
                "string": "developer_id.*"
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  }
]


___TESTS___

scenarios:
- name: Everything is denied before anything is chosen
  code: |-
    runCode(settings());
    assertThat(defaults.length).isEqualTo(1);
    assertThat(defaults[0].ad_storage).isEqualTo('denied');
    assertThat(defaults[0].analytics_storage).isEqualTo('denied');
    assertThat(defaults[0].security_storage).isEqualTo('granted');
    assertThat(defaults[0].wait_for_update).isEqualTo(500);
    assertApi('updateConsentState').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
- name: The default is the stored choice, and no region changes it
  code: |-
    cookies = ['v=1&granted=analytics&lifetime=persistent&by=visitor&at=1795489200&policy=2'];
    runCode(settings({regions: [{region: 'US-CA'}], policyVersion: '2'}));
    assertThat(defaults.length).isEqualTo(1);
    assertThat(defaults[0].analytics_storage).isEqualTo('granted');
    assertThat(defaults[0].ad_storage).isEqualTo('denied');
- name: A stored choice for another policy does not count
  code: |-
    cookies = ['v=1&granted=analytics&lifetime=persistent&by=visitor&at=1795489200&policy=1'];
    runCode(settings({policyVersion: '2'}));
    assertThat(defaults[0].analytics_storage).isEqualTo('denied');
- name: A stored choice that is over does not count
  code: |-
    cookies = ['v=1&granted=analytics&lifetime=session&by=visitor&at=1795300000&policy=1', 'v=1&granted=analytics&lifetime=persistent&by=visitor&at=1700000000&policy=1'];
    runCode(settings());
    assertThat(defaults[0].analytics_storage).isEqualTo('denied');
- name: Of two stored choices the later holds
  code: |-
    cookies = ['v=1&granted=&lifetime=persistent&by=visitor&at=1795489200&policy=1', 'v=1&granted=analytics&lifetime=persistent&by=visitor&at=1795480000&policy=1'];
    runCode(settings());
    assertThat(defaults[0].analytics_storage).isEqualTo('denied');
- name: A service that is refused one by one is denied
  code: |-
    cookies = ['v=1&granted=analytics.marketing&except=meta&lifetime=persistent&by=visitor&at=1795489200&policy=1'];
    runCode(settings({adStorage: 'marketing, meta'}));
    assertThat(defaults[0].ad_storage).isEqualTo('denied');
    assertThat(defaults[0].ad_user_data).isEqualTo('granted');
- name: Regions have a default of their own
  code: |-
    runCode(settings({regions: [{region: 'US-CA, US-VA'}]}));
    assertThat(defaults.length).isEqualTo(2);
    assertThat(defaults[1].region).isEqualTo(['US-CA', 'US-VA']);
    assertThat(defaults[1].ad_storage).isEqualTo('granted');
- name: Each choice is an update
  code: |-
    runCode(settings());
    ready();
    assertApi('updateConsentState').wasNotCalled();
    allowed = ['marketing'];
    choose(['marketing']);
    assertThat(updates.length).isEqualTo(1);
    assertThat(updates[0].ad_personalization).isEqualTo('granted');
    assertThat(updates[0].analytics_storage).isEqualTo('denied');
    allowed = [];
    choose([]);
    assertThat(updates.length).isEqualTo(2);
    assertThat(updates[1].ad_personalization).isEqualTo('denied');
    assertThat(events.length).isEqualTo(0);
- name: What the SDK knows better than the cookie is told at the start
  code: |-
    cookies = ['v=1&granted=marketing&lifetime=persistent&by=visitor&at=1795489200&policy=1'];
    runCode(settings());
    assertThat(defaults[0].ad_storage).isEqualTo('granted');
    ready();
    assertThat(updates[0].ad_storage).isEqualTo('denied');
- name: Events go into the data layer where they are wanted
  code: |-
    runCode(settings({pushEvents: true}));
    ready();
    allowed = ['analytics'];
    choose(['analytics']);
    assertThat(events).isEqualTo([{event: 'consent_choice', consent_categories: ['analytics']}]);
- name: Redaction, passthrough and the developer id are set first
  code: |-
    runCode(settings({adsDataRedaction: true, urlPassthrough: true, developerId: 'abc'}));
    assertApi('gtagSet').wasCalledWith('ads_data_redaction', true);
    assertApi('gtagSet').wasCalledWith('url_passthrough', true);
    assertApi('gtagSet').wasCalledWith('developer_id.abc', true);
- name: Before the SDK is there, its queue is made
  code: |-
    sdk = undefined;
    runCode(settings());
    assertApi('setInWindow').wasCalledWith('InteractConsent', []);
    ready();
    allowed = ['analytics'];
    choose(['analytics']);
    assertThat(updates[0].analytics_storage).isEqualTo('granted');
setup: |-
  const settings = (more) => {
    const all = {
      adStorage: 'marketing', adUserData: 'marketing', adPersonalization: 'marketing', analyticsStorage: 'analytics',
      functionalityStorage: 'functional', personalizationStorage: 'functional', waitForUpdate: '500', days: '180',
    };
    for (const key in more || {}) all[key] = more[key];
    return all;
  };
  let sdk = {};
  let cookies = [];
  let allowed = [];
  let queued;
  let listener;
  const defaults = [];
  const updates = [];
  const events = [];
  mock('getTimestampMillis', 1795492800000);
  mock('getCookieValues', () => cookies);
  mock('gtagSet', undefined);
  mock('setInWindow', true);
  mock('copyFromWindow', () => sdk);
  mock('createQueue', () => (event) => { events.push(event); });
  mock('setDefaultConsentState', (state) => { defaults.push(state); });
  mock('updateConsentState', (state) => { updates.push(state); });
  mock('callInWindow', (path, first, second) => {
    if (path === 'InteractConsent.push') queued = first;
    if (path === 'InteractConsent.on') listener = second;
    if (path === 'InteractConsent.allows') return allowed.indexOf(first) > -1;
  });
  const ready = () => queued({});
  const choose = (granted) => listener({choice: {granted: granted}});


___NOTES___

Made for @interactcx/consent. The SDK's own signal ("signals": ["google"]) and this tag do the same work: use one of them.
