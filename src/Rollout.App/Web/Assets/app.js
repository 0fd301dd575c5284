// Every page is whole without this: it navigates quicker, an open page stays current, and passkeys are offered.
import "./script/navigation.js";
import "./script/live.js";
import "./script/passkeys.js";
import "./script/jargon.js";
