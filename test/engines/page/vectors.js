// biome-ignore-all lint/suspicious/noDocumentCookie: what is tried here is what pages do
// Every way that a script has to write or to send, tried once each. Served with what stands in `leaks` before it:
// { tracker, state, writer, udp, ice, tcp }. A name or address that a vector takes is listed in `window.probes`; whether it got
// anywhere is seen in the browser's jar and stores, and in the server's log.
;(({ tracker, state, writer, udp, ice, tcp }) => {
  window.probes ??= []
  window.pending ??= []

  const slug = (title) => title.replace(/\W+/g, '-')
  const append = (...nodes) => document.documentElement.lastChild.append(...nodes)
  const make = (tag, attributes = {}) => Object.assign(document.createElement(tag), attributes)
  const hidden = () => {
    const box = make('div', { hidden: true })
    append(box)
    return box
  }
  /** The three elements that bring somebody else's code or style, as an API makes them. */
  const script = (url) => make('script', { src: url('js') })
  const frame = (url) => make('iframe', { src: url('html') })
  const link = (url) => make('link', { rel: 'stylesheet', href: url('css') })
  const each = (url, put) => {
    for (const element of [script(url), frame(url), link(url)]) put(element, hidden())
  }
  /** The same in HTML; the parser never runs scripts that come through `innerHTML` and its like. */
  const html = (url, ...tags) => {
    const all = {
      script: () => `<script src="${url('js')}"></script>`,
      iframe: () => `<iframe src="${url('html')}"></iframe>`,
      link: () => `<link rel="stylesheet" href="${url('css')}">`,
      img: () => `<img src="${url('png')}">`,
    }
    return tags.map((tag) => all[tag]()).join('')
  }
  const still = ['iframe', 'link', 'img']
  const svg = (name, prepare) => {
    const [root, element] = ['svg', name].map((one) => document.createElementNS('http://www.w3.org/2000/svg', one))
    root.append(element)
    prepare?.(element)
    append(root)
    return element
  }
  const blankFrame = () => {
    const blank = make('iframe')
    hidden().append(blank)
    return blank
  }
  const namedFrame = () => {
    const inner = make('iframe', { name: `f${document.querySelectorAll('iframe').length}` })
    hidden().append(inner)
    return inner.name
  }
  const inWorker = (source) => new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))
  const long = '; max-age=1000; path=/'
  const addScript = (addressOf, name) =>
    new Promise((resolve) => {
      append(make('script', { src: addressOf(`document.cookie = '${name}=1${long}'`), onload: resolve }))
    })
  const written = (request) =>
    new Promise((resolve) => {
      request.onsuccess = request.onerror = request.onblocked = resolve
    })

  /** By what is looked for, then by title, as in docs/limits.md. */
  const VECTORS = {
    cookie: {
      'document.cookie': ({ name }) => {
        document.cookie = `${name()}=1${long}`
      },
      'cookieStore.set': ({ name }) =>
        Promise.all([
          cookieStore.set({ name: name(), value: '1', expires: Date.now() + 1e6 }),
          cookieStore.set(name(), '1'),
        ]),
      'document.cookie of a blank frame': ({ name }) => {
        blankFrame().contentDocument.cookie = `${name()}=1${long}`
      },
      'document.cookie by the setter of a blank frame': ({ name }) => {
        const { prototype } = blankFrame().contentWindow.Document
        Object.getOwnPropertyDescriptor(prototype, 'cookie').set.call(document, `${name()}=1${long}`)
      },
      'Set-Cookie of the site’s own answers, HttpOnly': ({ name }) => fetch(`/set?HttpOnly&${name()}`),
    },
    storage: {
      'localStorage.setItem': ({ name }) => localStorage.setItem(name(), '1'),
      'localStorage.x = …': ({ name }) => {
        localStorage[name()] = '1'
        Reflect.set(localStorage, name(), '1')
        Object.assign(localStorage, { [name()]: '1' })
      },
      'Object.defineProperty(localStorage, …)': ({ name }) =>
        Object.defineProperty(localStorage, name(), {
          value: '1',
          configurable: true,
          enumerable: true,
          writable: true,
        }),
      'Storage.prototype.setItem.call': ({ name }) => Storage.prototype.setItem.call(localStorage, name(), '1'),
      'sessionStorage.setItem': ({ name }) => sessionStorage.setItem(name(), '1'),
      'sessionStorage.x = …': ({ name }) => {
        sessionStorage[name()] = '1'
      },
      'indexedDB.open': ({ name }) => written(indexedDB.open(name())),
      'caches.open': ({ name }) => caches.open(name()),
      'a file of the origin’s own file system': async ({ name }) => {
        const target = name()
        const folder = await navigator.storage.getDirectory()
        await folder.getFileHandle(target, { create: true })
      },
      'a storage bucket': ({ name }) => navigator.storageBuckets.open(name()),
      'the registration of a service worker': ({ name }) =>
        navigator.serviceWorker.register('/worker.js', { scope: `/${name()}/` }),
      'window.name': ({ name }) => {
        // Beside what the other writer has there; in a tab of another site it says nothing.
        const here = window.name.split(' ').filter((entry) => entry.startsWith(`${location.host}/`))
        window.name = [...here, `${location.host}/${name()}`].join(' ')
      },
      'history.state': ({ name }) => {
        const target = name()
        const put = () => history.replaceState({ ...history.state, [target]: 1 }, '')
        put()
        // Whoever presses a link to a fragment here makes a new entry.
        addEventListener('hashchange', put)
      },
      'localStorage by the getter of a blank frame': ({ name }) => {
        const { get } = Object.getOwnPropertyDescriptor(blankFrame().contentWindow, 'localStorage')
        get.call(window)[name()] = '1'
      },
      'a file of webkitRequestFileSystem': ({ name }) => {
        const target = name()
        return new Promise((resolve) => {
          const write = ({ root }) => root.getFile(target, { create: true }, resolve, resolve)
          webkitRequestFileSystem(0, 9, write, resolve)
        })
      },
      'localStorage of a blank frame': ({ name }) => blankFrame().contentWindow.localStorage.setItem(name(), '1'),
      'indexedDB in a worker': ({ name }) =>
        new Promise((resolve) => {
          const source = `const done = () => postMessage(0); const r = indexedDB.open('${name()}'); r.onsuccess = r.onerror = done`
          inWorker(source).onmessage = resolve
        }),
    },
    network: {
      fetch: ({ url }) => {
        fetch(url(), { mode: 'no-cors' })
        fetch(new Request(url(), { mode: 'no-cors', method: 'POST', body: 'x' }))
      },
      'fetch with keepalive': ({ url }) => fetch(url(), { mode: 'no-cors', keepalive: true }),
      'new XMLHttpRequest': ({ url }) => {
        const request = new XMLHttpRequest()
        request.open('POST', url())
        request.send('x')
      },
      'navigator.sendBeacon': ({ url }) => navigator.sendBeacon(url(), 'x'),
      'navigator.sendBeacon on pagehide': ({ url }) => {
        const target = url()
        addEventListener('pagehide', () => navigator.sendBeacon(target, 'x'))
      },
      'new WebSocket': ({ url }) => new WebSocket(url().replace('http', 'ws')),
      'new WebSocket, with backslashes': ({ url }) => new WebSocket(url().replace('http://', 'ws:\\\\')),
      'new EventSource': ({ url }) => new EventSource(url()),
      'new WebSocketStream': ({ url }) => void new WebSocketStream(url().replace('http', 'ws')).opened.catch(() => {}),
      'Cache.add, Cache.addAll': async ({ url }) => {
        const [one, other] = [url(), url()].map((address) => new Request(address, { mode: 'no-cors' }))
        const cache = await caches.open('site')
        await Promise.allSettled([cache.add(one), cache.addAll([other])])
      },
      'a class by its prototype’s constructor': ({ url }) => new EventSource.prototype.constructor(url()),
      'addModule of a worklet': ({ url }) => new OfflineAudioContext(1, 1, 44100).audioWorklet.addModule(url('js')),
      'new FontFace': ({ url }) => new FontFace('x', `url(${url('woff')})`).load(),
      'a host spelt otherwise': ({ url }) => {
        fetch(url().replace('//tr', '//t%72'), { mode: 'no-cors' })
        fetch(url().replace('//tr', '//t\tr'), { mode: 'no-cors' })
      },
      'a host with a dot at its end': ({ url }) => {
        fetch(url().replace(/(\/\/[^:/]+)/, '$1.'), { mode: 'no-cors' })
      },
      'an address beside a base': ({ url }) => {
        const target = new URL(url())
        // In a turn of its own, so that no other vector's address stands beside it.
        return new Promise((resolve) => {
          setTimeout(() => {
            const base = make('base', { href: target.origin })
            document.head.prepend(base)
            fetch(target.pathname, { mode: 'no-cors' })
            base.remove()
            resolve()
          })
        })
      },
      'a redirect of the site’s own host': ({ url }) =>
        fetch(`/redirect?${new URL(url()).pathname}`, { mode: 'no-cors' }),
      fetchLater: ({ url }) => fetchLater(url(), { method: 'POST', body: 'x' }),
      'new WebTransport': ({ port }) => void new WebTransport(`https://${port('quic', udp)}/`),
      'RTCPeerConnection (STUN)': ({ port }) => {
        const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:${port('stun', udp)}` }] })
        connection.createDataChannel('x')
        connection.createOffer().then((offer) => connection.setLocalDescription(offer))
      },
      'RTCPeerConnection with a set of servers (STUN)': ({ port }) => {
        const connection = new RTCPeerConnection({ iceServers: new Set([{ urls: `stun:${port('stun', udp)}` }]) })
        connection.createDataChannel('x')
        connection.createOffer().then((offer) => connection.setLocalDescription(offer))
      },
      'RTCPeerConnection.setConfiguration (STUN)': ({ port }) => {
        const connection = new RTCPeerConnection()
        connection.setConfiguration({ iceServers: [{ urls: `stun:${port('stun', udp)}` }] })
        connection.createDataChannel('x')
        connection.createOffer().then((offer) => connection.setLocalDescription(offer))
      },

      'RTCPeerConnection, by a candidate of the other side (STUN)': async ({ port }) => {
        const [host, number] = port('ice', ice).split(':')
        const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()]
        one.createDataChannel('x')
        const bare = ({ type, sdp }) => ({ type, sdp: sdp.replace(/^a=candidate.*\r\n/gm, '') })
        await one.setLocalDescription(await one.createOffer())
        await other.setRemoteDescription(bare(one.localDescription))
        await other.setLocalDescription(await other.createAnswer())
        await one.setRemoteDescription(bare(other.localDescription))
        const candidate = `candidate:1 1 udp 2122260223 ${host} ${number} typ host`
        await one.addIceCandidate({ candidate, sdpMLineIndex: 0 })
      },
      'new Image().src': ({ url }) => {
        new Image().src = url('png')
      },
      'the artwork of a media session': ({ url }) => {
        navigator.mediaSession.metadata = new MediaMetadata({ artwork: [{ src: url('png') }] })
      },
      'img.src, in the page': ({ url }) => {
        const img = make('img')
        hidden().append(img)
        img.src = url('png')
      },
      'img.srcset': ({ url }) => {
        make('img').srcset = `${url('png')} 1x`
        make('img').srcset = `${url('png')} 1x,/none.png 9x`
      },
      'img.setAttribute': ({ url }) => {
        make('img').setAttribute('src', url('png'))
        make('img').setAttribute('srcset', `${url('png')} 1x`)
        make('img').setAttributeNS(null, 'src', url('png'))
      },
      'img, by an Attr node': ({ url }) => {
        const attribute = document.createAttribute('src')
        attribute.value = url('png')
        make('img').setAttributeNode(attribute)
        const img = make('img')
        img.setAttribute('src', 'data:,')
        img.attributes.src.value = url('png')
      },
      'img, by the nodeValue of an Attr': ({ url }) => {
        const img = make('img')
        img.setAttribute('src', 'data:,')
        img.attributes.src.nodeValue = url('png')
      },
      'img, by setNamedItem': ({ url }) => {
        const attribute = document.createAttribute('src')
        attribute.value = url('png')
        make('img').attributes.setNamedItem(attribute)
      },
      'source.srcset in a picture': ({ url }) => {
        const picture = make('picture')
        const source = make('source')
        picture.append(source, make('img'))
        append(picture)
        source.srcset = url('png')
      },
      'video, audio, track, embed, object, input': ({ url }) => {
        const box = make('div')
        append(box)
        const video = make('video', { preload: 'auto', poster: url('png') })
        const audio = make('audio', { preload: 'auto', src: url('mp3') })
        box.append(video, audio)
        box.append(make('embed', { src: url('html') }), make('object', { data: url('html') }))
        box.append(make('input', { type: 'image', src: url('png') }))
        const media = make('video', { preload: 'auto' })
        media.append(make('source', { src: url('mp4') }))
        const track = make('track', { default: true, src: url('vtt') })
        // Those of another site are only fetched with CORS.
        media.crossOrigin = 'anonymous'
        media.append(track)
        track.track.mode = 'showing'
        box.append(media)
      },
      'new Audio(url)': ({ url }) => {
        new Audio(url('mp3')).load()
      },
      'SVG image href': ({ url }) => {
        const image = svg('image')
        image.setAttribute('href', url('png'))
        const older = svg('image')
        older.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', url('png'))
        hidden().innerHTML = `<svg><image href="${url('png')}"/><image xlink:href="${url('png')}"/></svg>`
      },
      'SVG script href': ({ url }) => {
        svg('script').setAttribute('href', url('js'))
        svg('script').setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', url('js'))
      },
      'SVG href, by its baseVal': ({ url }) => {
        const target = url('png')
        // In a turn of its own: what an earlier vector put into the page is looked at first, and this with it.
        return new Promise((resolve) => {
          setTimeout(() => {
            svg('image', (element) => {
              element.href.baseVal = target
            })
            resolve()
          })
        })
      },
      'SVG, animated (SMIL)': ({ url }) => {
        hidden().innerHTML = `<svg width="9" height="9"><image width="9" height="9"><set attributeName="href" to="${url('png')}"/></image></svg>`
      },
      'SVG feImage': ({ url }) => {
        const box = make('div')
        append(box)
        const id = `f${probes.length}`
        box.innerHTML = `<svg width="9" height="9"><filter id="${id}"><feImage href="${url('png')}"/></filter><rect width="9" height="9" filter="url(#${id})"/></svg>`
      },
      'the background attribute': ({ url }) => {
        const table = make('table')
        table.setAttribute('background', url('png'))
        append(table)
      },
      'CSS url() that a script sets': ({ url }) => {
        const box = make('div')
        append(box)
        box.style.backgroundImage = `url(${url('png')})`
      },
      'CSS url() in a style element': ({ url }) => {
        const id = `s${probes.length}`
        append(make('style', { textContent: `#${id} { background: url(${url('png')}) }` }), make('div', { id }))
      },
      'CSS insertRule and adopted style sheets': ({ url }) => {
        const id = `s${probes.length}`
        const style = make('style')
        append(style, make('div', { id }), make('div', { id: `${id}b` }))
        style.sheet.insertRule(`#${id} { background: url(${url('png')}) }`)
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(`#${id}b { background: url(${url('png')}) }`)
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
      },
      'CSS @import': ({ url }) => append(make('style', { textContent: `@import "${url('css')}"` })),
    },
    elements: {
      'append, appendChild': ({ url }) => {
        each(url, (element, box) => box.append(element))
        each(url, (element, box) => box.appendChild(element))
      },
      prepend: ({ url }) => each(url, (element, box) => box.prepend(element)),
      before: ({ url }) => each(url, (element, box) => box.before(element)),
      after: ({ url }) => each(url, (element, box) => box.after(element)),
      'replaceWith, replaceChild, replaceChildren': ({ url }) => {
        each(url, (element, box) => box.replaceWith(element))
        each(url, (element, box) => box.parentNode.replaceChild(element, box))
        each(url, (element, box) => box.replaceChildren(element))
      },
      insertBefore: ({ url }) => each(url, (element, box) => box.parentNode.insertBefore(element, box)),
      insertAdjacentElement: ({ url }) => each(url, (element, box) => box.insertAdjacentElement('afterend', element)),
      'Range.insertNode, surroundContents': ({ url }) => {
        each(url, (element, box) => {
          const range = document.createRange()
          range.selectNodeContents(box)
          range.insertNode(element)
        })
        const box = hidden()
        box.append('x')
        const range = document.createRange()
        range.selectNodeContents(box)
        range.surroundContents(frame(url))
      },
      'a DocumentFragment': ({ url }) =>
        each(url, (element, box) => {
          const fragment = new DocumentFragment()
          fragment.append(element)
          box.append(fragment)
        }),
      'src and href set after insertion': ({ url }) => {
        const box = hidden()
        const elements = [make('script'), make('iframe'), make('link', { rel: 'stylesheet' })]
        box.append(...elements)
        const [late, inner, sheet] = elements
        late.src = url('js')
        inner.src = url('html')
        sheet.href = url('css')
      },
      'setAttribute after insertion': ({ url }) => {
        const box = hidden()
        const elements = [make('script'), make('iframe'), make('link', { rel: 'stylesheet' })]
        box.append(...elements)
        const [late, inner, sheet] = elements
        late.setAttribute('src', url('js'))
        inner.setAttribute('SRC', url('html'))
        sheet.setAttribute('href', url('css'))
      },
      'setAttribute before insertion': ({ url }) => {
        const late = make('script')
        late.setAttribute('src', url('js'))
        const inner = make('iframe')
        inner.setAttributeNS(null, 'src', url('html'))
        const sheet = make('link')
        sheet.setAttribute('rel', 'stylesheet')
        sheet.setAttribute('href', url('css'))
        append(late, inner, sheet)
      },
      'cloneNode, importNode, adoptNode': ({ url }) => {
        each(url, (element, box) => box.append(element.cloneNode(true)))
        each(url, (element, box) => box.append(document.importNode(element, true)))
        const other = document.implementation.createHTMLDocument()
        const foreign = other.createElement('script')
        foreign.src = url('js')
        append(document.adoptNode(foreign))
        const inner = other.createElement('iframe')
        inner.src = url('html')
        append(inner)
      },
      'a script that gets its type last': ({ url }) => {
        const put = (change) => {
          const late = make('script', { type: 'text/plain', src: url('js') })
          change(late)
          append(late)
        }
        put((late) => {
          late.type = 'text/javascript'
        })
        put((late) => late.setAttribute('type', 'module'))
        put((late) => late.removeAttribute('type'))
        put((late) => {
          late.attributes.type.value = ''
        })
        put((late) => late.toggleAttribute('type'))
        put((late) => late.removeAttributeNode(late.attributes.type))
        put((late) => late.removeAttributeNS(null, 'type'))
        const late = make('script', { type: 'text/plain' })
        append(late)
        late.src = url('js')
        late.type = ''
        append(late)
        // As a tool does that holds scripts by their type.
        const box = hidden()
        box.append(
          document.createRange().createContextualFragment(`<script type="text/plain" src="${url('js')}"></script>`),
        )
        const copy = box.firstChild.cloneNode()
        copy.type = ''
        box.append(copy)
      },
      'elements made by a blank frame': ({ url }) => {
        const other = blankFrame().contentDocument
        const put = (name, attributes) => append(Object.assign(other.createElement(name), attributes))
        put('script', { src: url('js') })
        put('iframe', { src: url('html') })
        put('link', { rel: 'stylesheet', href: url('css') })
        put('img', { src: url('png') })
      },
      'a setter of a blank frame': ({ url }) => {
        const { HTMLImageElement, HTMLScriptElement, Element } = blankFrame().contentWindow
        const setSrc = (of, to, value) => Object.getOwnPropertyDescriptor(of.prototype, 'src').set.call(to, value)
        setSrc(HTMLImageElement, new Image(), url('png'))
        const late = make('script')
        setSrc(HTMLScriptElement, late, url('js'))
        append(late)
        Element.prototype.setAttribute.call(new Image(), 'src', url('png'))
      },
      'link rel=preload': ({ url }) => {
        const put = (attributes) => document.head.append(make('link', attributes))
        put({ rel: 'preload', as: 'script', href: url('js') })
        put({ rel: 'preload', as: 'image', href: url('png') })
        put({ rel: 'preload', as: 'image', imageSrcset: `${url('png')} 1x` })
      },
      'link rel=preconnect': ({ port }) =>
        document.head.append(make('link', { rel: 'preconnect', href: `http://${port('tcp', tcp)}` })),
      'script, by setNamedItem and removeNamedItem': ({ url }) => {
        const attribute = document.createAttribute('src')
        attribute.value = url('js')
        const script = make('script')
        script.attributes.setNamedItem(attribute)
        append(script)
        const plain = make('script', { type: 'text/plain', src: url('js') })
        plain.attributes.removeNamedItem('type')
        append(plain)
      },
      'script type=module': ({ url }) => append(make('script', { type: 'module', src: url('js') })),

      innerHTML: ({ url }) => {
        hidden().innerHTML = html(url, ...still)
        // An image loads without ever being in the page.
        make('div').innerHTML = html(url, 'img')
        // What minifiers leave of the blanks between attributes.
        make('div').innerHTML = `<img alt="x"src="${url('png')}"><img/src="${url('png')}">`
      },
      outerHTML: ({ url }) => {
        hidden().outerHTML = html(url, ...still)
      },
      insertAdjacentHTML: ({ url }) => hidden().insertAdjacentHTML('beforeend', html(url, ...still)),
      'innerHTML, however it is spelt': ({ url }) => {
        const image = (before, address) => {
          make('div').innerHTML = `<img ${before} src="${address}">`
        }
        image("alt=it's", url('png'))
        image('alt="x""', url('png'))
        image('alt="data-consent"', url('png'))
        image('title="<img src=\'x\'"', url('png'))
        image('', url('png').replace('://', ':&#x2F;&#x2F;'))
        image('', url('png').replace('tr', '&#116;r'))
        image('', url('png').replace('.', '&period;'))
        image('', url('png').replace('tracker', 't%72acker'))
        image('', `\n${url('png').replace('tracker', 'tra\tcker')}`)
        const { protocol, host, pathname } = new URL(url('png'))
        image('id=x', `${protocol.toUpperCase()}//${host.toUpperCase()}${pathname}`)
      },
      'execCommand(insertHTML)': ({ url }) => {
        const box = make('div', { contentEditable: 'true', textContent: 'x' })
        append(box)
        getSelection().selectAllChildren(box)
        document.execCommand('insertHTML', false, html(url, 'iframe', 'img'))
      },
      'a declarative shadow root, open': ({ url }) =>
        hidden().setHTMLUnsafe(`<p><template shadowrootmode="open">${html(url, ...still)}</template></p>`),
      'a declarative shadow root, closed': ({ url }) => {
        const closed = (content) => `<p><template shadowrootmode="&#67;losed">${content}</template></p>`
        hidden().setHTMLUnsafe(closed(html(url, ...still)))
        hidden().setHTMLUnsafe(closed(closed(html(url, 'img'))))
        hidden().append(...Document.parseHTMLUnsafe(closed(html(url, ...still))).body.children)
      },
      'an xml-stylesheet instruction': ({ url }) => {
        const text = `href="${url('css')}" type="text/css"`
        document.insertBefore(document.createProcessingInstruction('xml-stylesheet', text), document.documentElement)
      },
      'setHTML, that lets images pass': ({ url }) =>
        hidden().setHTML(html(url, 'img'), { sanitizer: { elements: ['img'], attributes: ['src'] } }),
      setHTMLUnsafe: ({ url }) => hidden().setHTMLUnsafe(html(url, ...still)),
      'setHTMLUnsafe that runs scripts': ({ url }) => hidden().setHTMLUnsafe(html(url, 'script'), { runScripts: true }),
      'Range.createContextualFragment': ({ url }) =>
        hidden().append(document.createRange().createContextualFragment(html(url, 'script', ...still))),
      'DOMParser, and adoption': ({ url }) => {
        const parsed = new DOMParser().parseFromString(html(url, ...still), 'text/html')
        hidden().append(...parsed.body.childNodes, ...parsed.head.childNodes)
      },
      'DOMParser, and import of an SVG script': ({ url }) => {
        const markup = `<svg xmlns="http://www.w3.org/2000/svg"><script href="${url('js')}"/></svg>`
        const parsed = new DOMParser().parseFromString(markup, 'image/svg+xml')
        hidden().append(document.importNode(parsed.documentElement, true))
      },
      'Document.parseHTML, that lets images pass, and adoption': ({ url }) => {
        const parsed = Document.parseHTML(html(url, 'img'), {
          sanitizer: { elements: ['html', 'head', 'body', 'img'], attributes: ['src'] },
        })
        hidden().append(...parsed.body.childNodes)
      },
      'a document of XMLHttpRequest, and adoption': ({ url }) => {
        const load = (part) => {
          const address = URL.createObjectURL(new Blob([html(url, ...still)], { type: 'text/html' }))
          return new Promise((resolve) => {
            const request = new XMLHttpRequest()
            request.open('GET', address)
            request.responseType = 'document'
            request.onload = request.onerror = () => {
              if (request[part]) hidden().append(...request[part].body.childNodes)
              resolve()
            }
            request.send()
          })
        }
        return Promise.all(['response', 'responseXML'].map(load))
      },
      'write of another document, and adoption': ({ url }) => {
        const other = document.implementation.createHTMLDocument('')
        other.write(`<body>${html(url, ...still)}`)
        const target = url('png')
        other.write(`<img src="${target.slice(0, 9)}`)
        other.write(`${target.slice(9)}">`)
        other.close()
        hidden().append(...other.body.childNodes)
      },
      'Document.parseHTMLUnsafe, and adoption': ({ url }) => {
        const parsed = Document.parseHTMLUnsafe(html(url, ...still))
        hidden().append(...parsed.body.childNodes, ...parsed.head.childNodes)
      },
      'a transformation by XSLT': ({ url }) => {
        const parse = (text) => new DOMParser().parseFromString(text, 'application/xml')
        const processor = new XSLTProcessor()
        const image = `<x:element name="img"><x:attribute name="src">${url('png')}</x:attribute></x:element>`
        processor.importStylesheet(
          parse(
            `<x:stylesheet version="1.0" xmlns:x="http://www.w3.org/1999/XSL/Transform"><x:output method="html"/><x:template match="/">${image}</x:template></x:stylesheet>`,
          ),
        )
        // An image loads without ever being in the page.
        processor.transformToFragment(parse('<a/>'), document)
      },
      'template.innerHTML, and its content': ({ url }) => {
        const template = make('template')
        template.innerHTML = html(url, ...still)
        hidden().append(template.content.cloneNode(true))
        const other = make('template')
        other.innerHTML = html(url, ...still)
        hidden().append(document.importNode(other.content, true))
      },
      'attachShadow, and its innerHTML': ({ url }) => {
        hidden().attachShadow({ mode: 'open' }).innerHTML = html(url, ...still)
        hidden().attachShadow({ mode: 'closed' }).innerHTML = html(url, ...still)
        each(url, (element, box) => box.attachShadow({ mode: 'closed' }).append(element))
      },
      'document.write, writeln': ({ url }) => {
        document.write(html(url, 'script', ...still))
        document.writeln(html(url, 'script', ...still))
      },
      'document.write in pieces': ({ url }) => {
        document.write('<scr', `ipt src="${url('js')}">`)
        document.write('</scr', 'ipt>')
      },
      'document.write, call by call': ({ url }) => {
        document.write('<scr')
        document.write(`ipt src="${url('js')}"></scr`)
        document.write('ipt>')
      },
      'iframe.srcdoc': ({ url }) => hidden().append(make('iframe', { srcdoc: html(url, 'script', 'img') })),

      'import()': ({ url }) => import(url('js')),
      'an inline script with a static import': ({ url }) =>
        append(make('script', { type: 'module', textContent: `import '${url('js')}'` })),
      'fetch in a worker': ({ url }) => {
        inWorker(`fetch('${url()}', { mode: 'no-cors' })`)
        const source = `fetch('${url()}', { mode: 'no-cors' })`
        if (window.SharedWorker) new SharedWorker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))
      },
      'importScripts in a worker': ({ url }) => inWorker(`importScripts('${url('js')}')`),
      'fetch of a blank frame': ({ url }) => blankFrame().contentWindow.fetch(url(), { mode: 'no-cors' }),
      'Image of a blank frame': ({ url }) => {
        ;new (blankFrame().contentWindow.Image)().src = url('png')
      },
      'location of a frame': ({ url }) => {
        blankFrame().contentWindow.location = url('html')
      },
      'a link or window.open into a frame': ({ url }) => {
        const [one, other] = [namedFrame(), namedFrame()]
        const anchor = make('a', { href: url('html'), target: one })
        append(anchor)
        anchor.click()
        open(url('html'), other)
      },
      'document.write of a blank frame': ({ url }) => {
        const { contentDocument } = blankFrame()
        contentDocument.write(html(url, 'script', 'img'))
        // The page has not loaded before this has.
        contentDocument.close()
      },
      'a frame of a blob:, data: or javascript: address': ({ url }) => {
        const blob = new Blob([html(url, 'img')], { type: 'text/html' })
        hidden().append(make('iframe', { src: URL.createObjectURL(blob) }))
        hidden().append(make('iframe', { src: `data:text/html,${encodeURIComponent(html(url, 'img'))}` }))
        hidden().append(make('iframe', { src: `javascript:void (new Image().src = '${url('png')}')` }))
      },
      'speculation rules': ({ url }) => {
        const prefetch = [{ source: 'list', urls: [url('html')], eagerness: 'immediate' }]
        append(make('script', { type: 'speculationrules', textContent: JSON.stringify({ prefetch }) }))
      },
      'form sent into a frame': ({ url }) => {
        const form = make('form', { action: url('html'), target: namedFrame(), method: 'post' })
        hidden().append(form)
        form.submit()
        // What is pressed has an address and a frame of its own.
        const other = make('form', { action: '/nowhere' })
        other.append(make('button', { formAction: url('html'), formTarget: namedFrame() }))
        hidden().append(other)
        other.lastChild.click()
      },
      'form with fields named action and target, sent into a frame': ({ url }) => {
        const form = make('form', { action: url('html'), target: namedFrame(), method: 'post' })
        form.append(make('input', { name: 'action' }), make('input', { name: 'target' }))
        hidden().append(form)
        HTMLFormElement.prototype.submit.call(form)
      },
      'form sent into the frame that a base names': ({ url }) => {
        const form = make('form', { action: url('html'), method: 'post' })
        hidden().append(form)
        const base = make('base', { target: namedFrame() })
        // In a turn of its own, so that no other vector meets the base.
        return new Promise((resolve) => {
          setTimeout(() => {
            document.head.prepend(base)
            form.submit()
            base.remove()
            resolve()
          })
        })
      },
      'form sent into a frame of a name with _': ({ url }) => {
        const inner = make('iframe', { name: `_${namedFrame()}` })
        hidden().append(inner)
        const form = make('form', { action: url('html'), target: inner.name, method: 'post' })
        hidden().append(form)
        form.submit()
      },
      'form in a shadow root, sent into a frame': ({ url }) => {
        const root = hidden().attachShadow({ mode: 'open' })
        const forms = ['', ''].map(() => make('form', { action: url('html'), target: namedFrame(), method: 'post' }))
        root.append(...forms)
        forms[0].requestSubmit()
        const button = make('button')
        forms[1].append(button)
        button.click()
      },
      'a ping of an SVG link': ({ url }) => {
        hidden().innerHTML = `<svg><a href="#ping" ping="${url()}"><text>x</text></a></svg>`
        const anchor = document.querySelector('svg a[ping]')
        anchor?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
      },
      'a ping': ({ url }) => {
        const anchor = make('a', { href: '#ping', ping: url() })
        append(anchor)
        anchor.click()
      },
      'a reference to fetch kept from before': ({ url }) => kept.fetch.call(window, url(), { mode: 'no-cors' }),
      'a reference to sendBeacon kept from before, on pagehide': ({ url }) => {
        const target = url()
        addEventListener('pagehide', () => kept.sendBeacon.call(navigator, target, 'x'))
      },
      'a reference to XMLHttpRequest.send kept from before': ({ url }) => {
        const request = new XMLHttpRequest()
        kept.open.call(request, 'GET', url())
        kept.send.call(request)
      },
    },
  }

  /** Names that no service declares; here it matters whose script writes. */
  const UNDECLARED = {
    cookie: {
      'undeclared cookie': ({ name }) => {
        document.cookie = `${name()}=1${long}`
      },
      'undeclared cookie, from a timer': ({ name }) =>
        new Promise((resolve) => {
          const text = `${name()}=1${long}`
          setTimeout(() => {
            document.cookie = text
            resolve()
          })
        }),
      'undeclared cookie, after a promise': ({ name }) => {
        const text = `${name()}=1${long}`
        return Promise.resolve().then(() => {
          document.cookie = text
        })
      },
      'undeclared cookie, in an event': ({ name }) => {
        const text = `${name()}=1${long}`
        const button = make('button')
        button.addEventListener('click', () => {
          document.cookie = text
        })
        button.click()
      },
      'undeclared cookie, by eval': ({ name }) => {
        // biome-ignore lint/security/noGlobalEval: as trackers do
        window.eval(`document.cookie = '${name()}=1${long}'`)
      },
      'undeclared cookie, in tail position': ({ name }) => {
        const { set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
        const write = (text) => set.call(document, text)
        const through = (text) => write(text)
        return through(`${name()}=1${long}`)
      },
      'undeclared cookie, by a handler in an attribute': ({ name }) => {
        const button = make('button')
        button.setAttribute('onclick', `document.cookie = '${name()}=1${long}'`)
        button.click()
      },
      'undeclared cookie, by a script of a blob: address': ({ name }) =>
        addScript((text) => URL.createObjectURL(new Blob([text])), name()),
      'undeclared cookie, by a script of a data: address': ({ name }) =>
        addScript((text) => `data:text/javascript,${encodeURIComponent(text)}`, name()),
      'undeclared cookie, by an inline script': ({ name }) =>
        append(make('script', { textContent: `document.cookie = '${name()}=1${long}'` })),
      'undeclared cookie, by a javascript: address': ({ name }) => {
        const target = name()
        append(make('a', { id: target, href: `javascript:void (document.cookie = '${target}=1${long}')` }))
        document.getElementById(target).click()
        return new Promise((resolve) => setTimeout(resolve, 50))
      },
      'undeclared cookie, by a string for setTimeout': ({ name }) => {
        setTimeout(`document.cookie = '${name()}=1${long}'`)
        return new Promise((resolve) => setTimeout(resolve, 50))
      },
      'undeclared cookie, as the page is left': ({ name }) => {
        const text = `${name()}=1${long}`
        addEventListener('pagehide', () => {
          document.cookie = text
        })
      },
      'undeclared cookie, with no script on the stack': ({ name }) =>
        new Promise((resolve) => {
          setTimeout(Reflect.set, 0, document, 'cookie', `${name()}=1${long}`)
          setTimeout(resolve, 50)
        }),
    },
    storage: {
      'undeclared key in localStorage': ({ name }) => localStorage.setItem(name(), '1'),
      'undeclared key, plainly': ({ name }) => {
        localStorage[name()] = '1'
      },
      'undeclared key in sessionStorage': ({ name }) => sessionStorage.setItem(name(), '1'),
      'undeclared database': ({ name }) => written(indexedDB.open(name())),
      'undeclared cache': ({ name }) => caches.open(name()),
    },
  }

  const attempt = (kind, title, prefix, act) => {
    const list = (target) => {
      window.probes.push({ title, kind, writer, target })
      return target
    }
    let count = 0
    const id = () => `${slug(title)}_${writer}_${++count}`
    const name = () => list(`${prefix}_${id()}`)
    const url = (extension = 'txt') => `${tracker}${list(`/leak/${state}/${id()}.${extension}`)}`
    const port = (protocol, host) => {
      list(`${protocol} ${state}`)
      return host
    }
    try {
      // What fails here failed for want of the feature, or the way a blocker makes it fail.
      window.pending.push(Promise.resolve(act({ name, url, port })).catch(() => {}))
    } catch {}
  }
  const entries = (vectors) =>
    Object.entries(vectors).flatMap(([kind, group]) => Object.entries(group).map((entry) => [kind, ...entry]))
  for (const [kind, title, act] of entries(VECTORS)) {
    if (kind !== 'elements') attempt(kind, title, 'leak', act)
    // Many frames: once is enough where the writer makes no difference.
    else if (writer === 'foreign') attempt('network', title, 'leak', act)
  }
  for (const [kind, title, act] of entries(UNDECLARED)) {
    if (writer === 'foreign') attempt(kind, title, 'other', act)
    // The site's own pass however they do it.
    else if (!title.includes(',')) attempt(kind, `${title} of the site’s own script`, 'other', act)
  }
})(leaks)
