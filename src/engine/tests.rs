//! Does the engine keep its promises on a made-up machine?
