// First: only what runs after it is held.
import './consent'

import { consentPlugin } from '@interactcx/consent/vue'
import { createApp } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import App from './App.vue'
import { consent } from './consent'
import Home from './Home.vue'
import Numbers from './Numbers.vue'

const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', component: Home },
    { path: '/numbers', component: Numbers },
  ],
})

createApp(App).use(router).use(consentPlugin, { consent }).mount('#app')
