import { useClientHandle } from '@urql/vue'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { BlockProfileDocument, UnblockProfileDocument, type TicketCardFragment } from '../graphql/generated'
import { addToast } from '../ui/toasts'

type Shopper = TicketCardFragment['profile']

/** Blocking is asked about first; unblocking is done at once. */
export function useBlock() {
  const { client } = useClientHandle()
  const { t } = useI18n()
  /** Who is to be blocked. */
  const asked = ref<Shopper | null>(null)
  const busy = ref(false)
  const problem = ref<string | null>(null)

  return { asked, busy, problem, toggle, block }

  function toggle(shopper: Shopper) {
    if (shopper.erasedAt) return
    if (shopper.blockedAt) return unblock(shopper)
    problem.value = null
    asked.value = shopper
  }

  async function block({ id: profileId, name }: Shopper) {
    busy.value = true
    const { error } = await client.mutation(BlockProfileDocument, { profileId }).toPromise()
    busy.value = false
    problem.value = error ? t('block.failed') : null
    if (error) return
    asked.value = null
    addToast(t('block.done', { name }))
  }

  async function unblock({ id: profileId, name }: Shopper) {
    const { error } = await client.mutation(UnblockProfileDocument, { profileId }).toPromise()
    if (error) addToast(t('block.notUndone', { name }), { kind: 'error' })
    else addToast(t('block.undone', { name }))
  }
}
