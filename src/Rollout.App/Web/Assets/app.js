// Every page is whole without this: it navigates quicker, and an open page stays current.
import "./script/navigation.js";
import "./script/live.js";
