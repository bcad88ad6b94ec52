/** Who Cairn is in Teams, and how it proves that: everything there has to be, or it does not start. */
export type Identity = {
  /** The app's id in Entra, a GUID. */
  appId: string;
  /** The organisation in which the app is registered. */
  appTenant: string;
  proof: { by: 'secret'; secret: string } | { by: 'certificate'; pem: string } | { by: 'managed-identity' };
  /** A stand-in for Teams on this computer, without a slash at its end; null is Teams itself. */
  standIn: string | null;
};
