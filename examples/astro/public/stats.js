document.querySelector('#stats').textContent = 'Analytics is on.'
navigator.sendBeacon('/collect/vitals', '{}')
