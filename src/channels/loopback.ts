/** True for the name of this machine, as it stands in an address. @param host without a port; an IPv6 one in brackets */
export function isLoopbackHost(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(host);
}
