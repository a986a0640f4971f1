export const session = {
  signIn: {
    title: 'Sign in',
    sub: 'Answer your shoppers from one inbox.',
    email: 'E-mail address',
    password: 'Password',
    submit: 'Sign in',
    busy: 'Signing in…',
    show: 'Show password',
    hide: 'Hide password',
    missing: 'Enter your e-mail address and your password.',
    wrong: 'This e-mail address and password do not match.',
    slow: 'Too many tries. Wait a minute, then try again.',
    unreachable: 'The server cannot be reached. Check your connection and try again.',
    failed: 'Signing in did not work. Try again in a moment.',
    ended: 'Your session has ended. Sign in again to continue.',
  },
}
