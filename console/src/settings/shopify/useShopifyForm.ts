import { useClientHandle } from '@urql/vue'
import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { codeOf } from '../../graphql/errors'
import { refusedField } from '../form/refusal'
import { useSettingsForm, type Fault, type Outcome } from '../form/useSettingsForm'
import {
  ChangeShopifyDocument,
  DisconnectShopifyDocument,
  ShopifySetupDocument,
  type ShopifyLinkFragment,
  type ShopifySetupQuery,
} from '../generated'

/** `secret`: what is typed to replace the one that is stored, which nobody is shown. */
export interface ShopifyValues {
  secret: string
  domain: string
  isExternalId: boolean
}

/** How the desk hears from Shopify. */
export function useShopifyForm() {
  const { t } = useI18n()
  const { client } = useClientHandle()
  const failedToLoad = ref(false)
  const setup = shallowRef<ShopifySetupQuery['shopify'] | null>(null)

  const form = useSettingsForm<ShopifyValues>({ check, save })
  void load()

  async function load() {
    const { data } = await client
      .query(ShopifySetupDocument, {}, { requestPolicy: 'network-only' })
      .toPromise()
    failedToLoad.value = !data
    if (!data) return
    setup.value = data.shopify
    form.fill(valuesOf(data.shopify.connection))
  }

  function check({ secret, domain }: ShopifyValues): Fault[] {
    const faults: Fault[] = []
    if (!setup.value?.connection && secret === '') faults.push({ field: 'secret', text: t('form.needed') })
    else if (secret !== '' && !/^[\x21-\x7e]{8,200}$/.test(secret.trim()))
      faults.push({ field: 'secret', text: t('shopify.badSecret') })
    if (domain.trim() !== '' && !/^(https:\/\/)?[a-z0-9-]+\.myshopify\.com(\/.*)?$/i.test(domain.trim()))
      faults.push({ field: 'domain', text: t('shopify.badDomain') })
    return faults
  }

  async function save(
    values: ShopifyValues,
    changed: (keyof ShopifyValues)[],
  ): Promise<Outcome<ShopifyValues>> {
    const { secret, domain, isExternalId } = values
    const changes = {
      ...(changed.includes('secret') && { secret: secret.trim() }),
      domain: domain.trim() || null,
      isExternalId,
    }
    const { data, error } = await client.mutation(ChangeShopifyDocument, { changes }).toPromise()
    if (data) {
      setup.value = { ...setup.value!, connection: data.changeShopify }
      return { saved: valuesOf(data.changeShopify) }
    }
    const fault = error && refusedField(error)
    if (fault) return { faults: [fault] }
    return { failed: t(error && codeOf(error) === 'FORBIDDEN' ? 'form.forbidden' : 'form.failed') }
  }

  /** False: it is still connected. */
  async function disconnect(): Promise<boolean> {
    const { data } = await client.mutation(DisconnectShopifyDocument, {}).toPromise()
    if (!data) return false
    await load()
    return true
  }

  return { form, load, failedToLoad, setup, disconnect }
}

const valuesOf = (link: ShopifyLinkFragment | null): ShopifyValues => ({
  secret: '',
  domain: link?.domain ?? '',
  isExternalId: link?.isExternalId ?? true,
})
