import nuxtUi from '@nuxt/ui/vue-plugin'
import urql from '@urql/vue'
import { createApp } from 'vue'
import App from './App.vue'
import { createDeskClient } from './graphql/client'
import { i18n, needTexts } from './i18n'
import { router } from './router'
import './main.css'

const desk = createDeskClient(sessionEnded)

await needTexts('core')
createApp(App).use(i18n).use(router).use(nuxtUi).use(urql, desk.client).use(desk).mount('#app')

// A whole new page: nothing that the last agent saw stays in memory.
function sessionEnded() {
  if (router.currentRoute.value.meta.public) return
  desk.socket.close()
  location.assign(`/sign-in?ended=1&next=${encodeURIComponent(location.pathname + location.search)}`)
}
