import { useClientHandle, type CombinedError } from '@urql/vue'
import { computed, onScopeDispose } from 'vue'
import { useSocket } from '../../graphql/client'
import { newClientId } from '../../graphql/clientId'
import {
  ChangeRoleDocument,
  DeactivateAgentDocument,
  HandOverTicketsDocument,
  InvitationsDocument,
  InviteDocument,
  ResendInvitationDocument,
  ResetSessionsDocument,
  RevokeInvitationDocument,
  TeamChangesDocument,
  TeamDocument,
  type PendingInvitationFragment,
  type Role,
  type TeamMemberFragment,
} from '../generated'
import { useSignedIn } from '../../session/useSignedIn'

export type Member = TeamMemberFragment
export type Invitation = PendingInvitationFragment
/** The e-mail, with the link that opens its door, or with what was wrong. */
export type Invited = { email: string } & ({ link: string } | { error: CombinedError })

type Problem = CombinedError | undefined

/** Who works here, live, and what can be done about it. */
export function useTeam() {
  const handle = useClientHandle()
  const { client } = handle
  const me = useSignedIn()
  const mayManage = computed(() => me.value.can.manageTeam)
  const team = handle.useQuery({ query: TeamDocument, requestPolicy: 'cache-and-network' })
  const pending = handle.useQuery({
    query: InvitationsDocument,
    pause: computed(() => !mayManage.value),
    requestPolicy: 'cache-and-network',
  })
  const members = computed(() => team.data.value?.agents.filter(({ deactivatedAt }) => !deactivatedAt) ?? [])
  // Of each e-mail, so that asking again after a lost answer invites nobody twice.
  const clientIds = new Map<string, string>()

  const { unsubscribe } = client.subscription(TeamChangesDocument, {}).subscribe(({ data }) => {
    const changed = data?.teamChanges.agent
    // Somebody known is in the cache already; who joined or came back is in no list yet.
    if (data && !members.value.some(({ id }) => id === changed?.id)) ask()
  })
  const forget = useSocket().onOutlivedCut(ask)
  onScopeDispose(() => {
    unsubscribe()
    forget()
  })

  return {
    members,
    invitations: computed(() => (mayManage.value ? (pending.data.value?.invitations ?? []) : [])),
    mayManage,
    ready: computed(() => !!team.data.value && (!mayManage.value || !!pending.data.value)),
    failed: computed(() => !!team.error.value || !!pending.error.value),
    ask,
    invite,
    resend,
    revoke,
    changeRole,
    deactivate,
    handOver,
    resetSessions,
  }

  function ask() {
    void team.executeQuery({ requestPolicy: 'network-only' })
    if (mayManage.value) void pending.executeQuery({ requestPolicy: 'network-only' })
  }

  async function invite(email: string, role: Role): Promise<Invited> {
    const key = `${role} ${email}`
    const clientId = clientIds.get(key) ?? newClientId()
    clientIds.set(key, clientId)
    const { data, error } = await client.mutation(InviteDocument, { clientId, email, role }).toPromise()
    if (!data) return { email, error: error! }
    const { invitation, link } = data.invite
    // It went through before, and its link was lost on the way.
    return link ? { email, link } : { ...(await resend(invitation.id)), email }
  }

  async function resend(invitationId: string): Promise<{ link: string } | { error: CombinedError }> {
    const { data, error } = await client.mutation(ResendInvitationDocument, { invitationId }).toPromise()
    return data?.resendInvitation.link ? { link: data.resendInvitation.link } : { error: error! }
  }

  async function revoke(invitationId: string): Promise<Problem> {
    const { error } = await client.mutation(RevokeInvitationDocument, { invitationId }).toPromise()
    ask()
    return error
  }

  async function changeRole(agentId: string, role: Role): Promise<Problem> {
    const { error } = await client.mutation(ChangeRoleDocument, { agentId, role }).toPromise()
    return error
  }

  async function deactivate(agentId: string, handTo: string | null): Promise<Problem> {
    const { error } = await client.mutation(DeactivateAgentDocument, { agentId, handTo }).toPromise()
    ask()
    return error
  }

  async function resetSessions(agentId: string): Promise<Problem> {
    const { error } = await client.mutation(ResetSessionsDocument, { agentId }).toPromise()
    return error
  }

  async function handOver(from: string, to: string | null): Promise<Problem> {
    const { error } = await client.mutation(HandOverTicketsDocument, { from, to }).toPromise()
    ask()
    return error
  }
}
