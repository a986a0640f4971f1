import { createRouter, createWebHistory } from 'vue-router'
import InboxPage from './pages/InboxPage.vue'
import SignedIn from './pages/SignedIn.vue'

declare module 'vue-router' {
  interface RouteMeta {
    public?: boolean
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    {
      path: '/sign-in',
      name: 'sign-in',
      component: () => import('./pages/SignInRoute.vue'),
      meta: { public: true },
    },
    {
      path: '/',
      component: SignedIn,
      redirect: { name: 'inbox' },
      children: [{ path: 'inbox/:id?', name: 'inbox', component: InboxPage }],
    },
    { path: '/:rest(.*)*', redirect: { name: 'inbox' } },
  ],
})
