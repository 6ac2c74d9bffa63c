package com.encord.sdk.download;

import com.encord.sdk.items.StorageItem;

/**
 * One file to fetch.
 *
 * @param item what asks for it
 * @param object that item, or a part of it, with its signed URL if it has come with one
 * @param parent path of the directory it is to lie in
 */
record ObjectTask(ItemInFlight item, StorageItem object, String parent) {
    @Override
    public String toString() {
        return "ObjectTask[" + object.id() + "]";
    }
}
