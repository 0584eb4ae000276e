/**
Before an upgrade Juju asks the cloud itself (2.5.8, 2.9.52, 3.6.28 `environs/utils.go`): what fails there fails for many reasons, told apart by the words behind these.
*/
export const providerWords = 'cannot make API call to provider';

/** The network, not the credential. */
export const networkForm = /i\/o timeout|context deadline exceeded|Client\.Timeout|proxyconnect|connection (?:refused|timed out|reset)|no route to host|network is unreachable|no such host/v;

/** LXD's words for a certificate that may see certain projects only (LXD 5, `lxd/auth/drivers/tls.go`). */
export const restrictedForm = /Certificate is restricted|User does not have permission for project/v;

/** Any other failure to ask the cloud: what is wrong is the credential. */
export const credentialForm = /^(?![\s\S]*(?:LXD version has to be|Certificate is restricted|User does not have permission for project|i\/o timeout|context deadline exceeded|Client\.Timeout|proxyconnect|connection (?:refused|timed out|reset)|no route to host|network is unreachable|no such host))/v;
