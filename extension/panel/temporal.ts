/** For the few browsers that have no Temporal yet: a file of its own, which no other fetches. */
import 'temporal-polyfill/global';
